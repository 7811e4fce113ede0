"""Where words came from: files, spans, YAML with positions kept, diagnostics."""
