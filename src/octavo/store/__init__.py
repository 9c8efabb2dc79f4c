"""Where everything is kept: models, migrations, and a file of queries per noun.

What leaves the store is a value of `octavo.news`, never a queryset.
"""
