"""Questions taken apart — two questions in one, several figures, a comparison's cells — and answered part by part.

Begin with ``parts.py`` and ``comparison.py``; ``part_by_part.py`` and ``side_by_side.py`` write what each part found.
"""
