# A small window with files that can be dragged out of it, as out of a file manager.
#   files-to-drag.py FILE…

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk

addresses = [GLib.filename_to_uri(path) for path in sys.argv[1:]]
window = Gtk.Window(title="Files to drag", default_width=150, default_height=80)
files = Gtk.EventBox()
files.add(Gtk.Label(label=f"{len(addresses)} files"))
files.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
files.drag_source_add_uri_targets()
files.connect("drag-data-get", lambda _source, _context, data, _info, _time: data.set_uris(addresses))
window.add(files)
window.show_all()
Gtk.main()
