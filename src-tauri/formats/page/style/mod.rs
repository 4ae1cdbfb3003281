//! The stylesheet of a page: one file for readers, put together from parts in this order.

/// `article.css`: screen, dark and print. A later part may refine an earlier one.
pub(super) const STYLE: &str = concat!(
    include_str!("ground.css"),
    "\n",
    include_str!("frame.css"),
    "\n",
    include_str!("opening.css"),
    "\n",
    include_str!("text.css"),
    "\n",
    include_str!("quotes.css"),
    "\n",
    include_str!("pictures.css"),
    "\n",
    include_str!("boxes.css"),
    "\n",
    include_str!("layouts.css"),
    "\n",
    include_str!("end.css"),
    "\n",
    include_str!("print.css"),
);
