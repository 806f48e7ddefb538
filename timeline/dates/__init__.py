"""Date expressions of an article: found (rules), read (meanings), counted out (calendar, direction, anchors), and placed on events."""
