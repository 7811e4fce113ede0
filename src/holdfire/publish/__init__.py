"""What may leave a case: profiles, a case made anew from what they let through, and the check of what was written."""
