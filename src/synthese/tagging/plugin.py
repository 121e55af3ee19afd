"""What spaCy imports by the entry points of this package: naming the components to it is all that importing does."""

from synthese.tagging.registry import COMPONENTS, register

__all__ = [
    "create_action_field_tagger",
    "create_compounds",
    "create_lemmas",
    "create_slide_scope",
    "create_theme_tagger",
]

# spaCy loads the entry points of components, but leaves it to their modules to register them.
register()

create_lemmas = COMPONENTS["lemmas"]["func"]
create_compounds = COMPONENTS["compounds"]["func"]
create_slide_scope = COMPONENTS["slide_scope"]["func"]
create_theme_tagger = COMPONENTS["theme_tagger"]["func"]
create_action_field_tagger = COMPONENTS["action_field_tagger"]["func"]
