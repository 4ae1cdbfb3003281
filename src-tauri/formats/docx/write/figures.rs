//! Figures: the picture with its alt text, under it caption and credit, each in a style of its own.

use super::blocks::placement;
use super::inline::holdable;
use super::{Place, Writer, is_whole, kept_of, proposal};
use crate::office::xml::escaped;
use model::PhotoId;
use model::document::{Block, Change, Figure, Gallery, text_of, words};

/// The widest and the highest picture on a page, in English Metric Units.
const WIDEST: u64 = 5_760_000;
const HIGHEST: u64 = 7_200_000;
const PIXEL: u64 = 9_525;

impl Writer<'_> {
    pub(super) fn figure(&mut self, figure: &Figure, place: Place<'_>, tc: Option<&Change>) {
        let pictures = self.outgoing.pictures;
        let picture = figure.photo.and_then(|photo| Some((photo, pictures.get(&photo)?)));
        let shown_alt = picture
            .map(|(_, picture)| holdable(&picture.alt))
            .filter(|_| figure.alt.is_empty() && !figure.decorative);
        let shown_credit = picture
            .map(|(_, picture)| holdable(&picture.credit))
            .filter(|_| words(&figure.credit).is_empty());
        let crop = figure.crop.map(|c| format!("{} {} {} {}", c.x, c.y, c.w, c.h));
        let yes = |yes: bool| if yes { "yes".to_owned() } else { String::new() };
        let mut kept = kept_of(
            "figure",
            [
                ("placement", placement(figure.placement)),
                ("lead", yes(figure.lead)),
                ("decorative", yes(figure.decorative)),
                ("photo", figure.photo.map(|id| id.to_string()).unwrap_or_default()),
                ("crop", crop.unwrap_or_default()),
                (
                    "sent",
                    picture
                        .map(|(_, picture)| crate::office::id_of(&picture.bytes).to_string())
                        .unwrap_or_default(),
                ),
                ("shown_alt", shown_alt.clone().unwrap_or_default()),
                ("shown_credit", shown_credit.clone().unwrap_or_default()),
            ],
        );
        if picture.is_none() && !figure.alt.is_empty() {
            kept.insert("alt".to_owned(), figure.alt.clone());
        }
        let mark = self.open(kept);
        let runs = picture.map(|(photo, _)| {
            let alt = shown_alt.unwrap_or_else(|| figure.alt.clone());
            self.drawing(photo, figure, &alt, tc)
        });
        self.raw("Picture", "<w:keepNext/>", &runs.unwrap_or_default(), tc);
        if !figure.caption.is_empty() {
            self.paragraph("Caption", "", &figure.caption, place, tc);
        }
        let credit = shown_credit.filter(|credit| !credit.is_empty()).map(text_of);
        let credit =
            if figure.credit.is_empty() { credit.unwrap_or_default() } else { figure.credit.clone() };
        if !credit.is_empty() {
            self.paragraph("Credit", "", &credit, place, tc);
        }
        self.close(mark);
    }

    pub(super) fn gallery(&mut self, gallery: &Gallery, place: Place<'_>) {
        let own = gallery.common.tc.as_ref().filter(|tc| is_whole(tc));
        let tc = own.or(place.tc);
        let own = own.map(|tc| self.kept_change(tc)).unwrap_or_default();
        let mark = self.open(kept_of(
            "gallery",
            [
                ("placement", placement(gallery.placement)),
                ("layout", gallery.layout.name().to_owned()),
                ("tc", own),
            ],
        ));
        for figure in &gallery.figures {
            let block = Block::Figure(figure.clone());
            self.figure(figure, place, proposal(&block, Place { tc, ..place }));
        }
        self.close(mark);
    }

    fn drawing(&mut self, photo: PhotoId, figure: &Figure, alt: &str, tc: Option<&Change>) -> String {
        let Some(picture) = self.outgoing.pictures.get(&photo) else { return String::new() };
        let place = self.media.iter().position(|known| *known == photo).unwrap_or_else(|| {
            self.media.push(photo);
            self.media.len() - 1
        });
        self.drawings += 1;
        let (crop, part_x, part_y) = match figure.crop.or(picture.shown) {
            None => (String::new(), 10_000, 10_000),
            Some(c) => (
                format!(
                    "<a:srcRect l=\"{}\" t=\"{}\" r=\"{}\" b=\"{}\"/>",
                    c.x * 10,
                    c.y * 10,
                    (10_000 - c.x - c.w) * 10,
                    (10_000 - c.y - c.h) * 10
                ),
                u64::from(c.w),
                u64::from(c.h),
            ),
        };
        let width = (u64::from(picture.width.max(1)) * part_x / 10_000).max(1) * PIXEL;
        let height = (u64::from(picture.height.max(1)) * part_y / 10_000).max(1) * PIXEL;
        let (mut cx, mut cy) = (width.min(WIDEST), height);
        cy = cy.saturating_mul(cx) / width;
        if cy > HIGHEST {
            cx = (cx.saturating_mul(HIGHEST) / cy).max(1);
            cy = HIGHEST;
        }
        let (id, cy, alt) = (self.drawings, cy.max(1), escaped(alt));
        let decorative = if figure.decorative {
            "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative \
             xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>"
        } else {
            ""
        };
        let run = format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/>\
             <wp:docPr id=\"{id}\" name=\"Picture {id}\" descr=\"{alt}\">{decorative}</wp:docPr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"Picture {id}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"rIdPicture{place}\"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        );
        match tc {
            Some(change) => {
                let sign =
                    if change.kind == Some(model::document::ChangeKind::Deleted) { "del" } else { "ins" };
                format!("<w:{sign} {}>{run}</w:{sign}>", self.who(change))
            }
            None => run,
        }
    }
}
