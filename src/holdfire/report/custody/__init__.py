"""The custody report: every document, whether it is what was collected, and what is missing."""
