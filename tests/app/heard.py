# What a screen reader is told: the tree that a program shows through AT-SPI, as JSON. Asks and changes nothing.
#   python3 heard.py TITLE      the window whose title matches: {"role", "name", "words", "states", "children"} all the way down
import json
import re
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = {
    "focused": Atspi.StateType.FOCUSED,
    "editable": Atspi.StateType.EDITABLE,
    "showing": Atspi.StateType.SHOWING,
    "pressed": Atspi.StateType.PRESSED,
    "expanded": Atspi.StateType.EXPANDED,
}


def children(one):
    for n in range(one.get_child_count()):
        child = one.get_child_at_index(n)
        if child is not None:
            yield child


def told(one):
    """What is told of one thing and all inside of it; of one that went while it was asked, nothing."""
    try:
        states = one.get_state_set()
        text = one.get_text_iface()
        return {
            "role": one.get_role_name(),
            "name": one.get_name() or "",
            "words": Atspi.Text.get_text(text, 0, -1) if text else "",
            "states": [name for name, state in STATES.items() if states.contains(state)],
            "children": [found for found in map(told, children(one)) if found],
        }
    except GLib.Error:
        return None


def windows():
    for application in children(Atspi.get_desktop(0)):
        try:
            yield from children(application)
        except GLib.Error:
            continue


title = sys.argv[1]
found = next((window for window in windows() if re.search(title, window.get_name() or "")), None)
json.dump(told(found) if found else None, sys.stdout)
