"""The custody of documents: who collected each, whether it is still what was collected, and what is missing."""
