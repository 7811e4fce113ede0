"""Where the deal meets the claims: tables, rules, signals, states."""
