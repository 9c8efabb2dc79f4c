"""The operator's tables, under /admin/."""
