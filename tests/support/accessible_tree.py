#!/usr/bin/env python3
"""What the operating system tells screen readers about a program: accessible_tree.py PID

Writes one JSON object: role, name, states, attributes, children; rows and columns of tables too.
"""
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

MOST = 4000
seen = 0


def describe(item):
    global seen
    seen += 1
    entry = {
        "role": item.get_role_name(),
        "name": item.get_name() or "",
        "states": sorted(state.value_nick for state in item.get_state_set().get_states()),
        "attributes": dict(item.get_attributes() or {}),
    }
    table = item.get_table_iface()
    if table is not None:
        entry["rows"] = Atspi.Table.get_n_rows(table)
        entry["columns"] = Atspi.Table.get_n_columns(table)
    children = []
    for index in range(item.get_child_count()):
        child = item.get_child_at_index(index)
        if child is not None and seen < MOST:
            children.append(describe(child))
    if children:
        entry["children"] = children
    return entry


pid = int(sys.argv[1])
desktop = Atspi.get_desktop(0)
for index in range(desktop.get_child_count()):
    program = desktop.get_child_at_index(index)
    if program is not None and program.get_process_id() == pid:
        json.dump(describe(program), sys.stdout)
        sys.exit(0)
sys.exit(f"no accessible program has the process id {pid}")
