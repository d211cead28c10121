#!/usr/bin/env python3
"""A small window to drag files out of: drag_source.py X Y PATH...

Prints "ready" once it is on the screen, "taken" when a drop was accepted, "ended" when a drag is over.
"""
import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, Gtk


def say(word):
    print(word, flush=True)


x, y = int(sys.argv[1]), int(sys.argv[2])
uris = [pathlib.Path(path).absolute().as_uri() for path in sys.argv[3:]]

box = Gtk.EventBox()
box.add(Gtk.Label(label="files"))
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _box, _context, data, _info, _time: data.set_uris(uris))
box.connect("drag-failed", lambda *_: say("refused") or True)
box.connect("drag-end", lambda *_: say("ended"))

window = Gtk.Window(title="Files to drag")
window.set_decorated(False)
window.set_keep_above(True)
window.set_default_size(120, 60)
window.add(box)
window.connect("map-event", lambda *_: say("ready"))
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(x, y)
Gtk.main()
