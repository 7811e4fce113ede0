"""Tables as files hold them: CSV, workbooks, lists of JSON, cell by cell with what is odd in them."""
