"""What a reader's pages show, read from SQLite: plain functions over a connection, one module a page.

The files in ``plugins/`` hold the Datasette hooks and call these; nothing here knows a template or imports Datasette at
the top.
"""
