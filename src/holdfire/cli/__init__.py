"""The ``holdfire`` command. Thin: it reads what was asked, calls the library and shows what came back."""
