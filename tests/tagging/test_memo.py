"""What the pipeline remembers is bounded, and what is put back is what was worked out."""

from hypothesis import given
from hypothesis import strategies as st

from synthese.tagging import reading, tag_passages
from synthese.tagging.memo import Memo


@given(st.lists(st.tuples(st.integers(0, 20), st.integers())), st.integers(1, 8))
def test_a_memo_never_holds_more_than_its_limit_and_nothing_wrong(entries, limit):
    memo = Memo(limit)
    written = {}
    for key, value in entries:
        memo[key] = written[key] = value
        assert len(memo) <= limit
        assert memo[key] == value
        assert set(memo.items()) <= set(written.items())


def test_a_pipeline_remembers_no_more_than_its_memos_hold(build, monkeypatch):
    nlp = build()
    small = Memo(3)
    monkeypatch.setattr(reading, "_known", small)
    components = [component for _, component in nlp.pipeline if hasattr(component, "_known")]
    for component in components:
        monkeypatch.setattr(component, "_known", Memo(2))
    for number in range(9):
        doc = nlp(f"Es fehlen {number} Sprachkurse.")
        assert [span.label_ for name in ("themes", "action_fields") for span in doc.spans[name]] == ["kurse", "luecke"]
    assert len(components) == 4
    assert len(small) <= 3
    assert all(len(component._known) <= 2 for component in components)


def test_a_text_met_again_gets_the_same_lemmas_spans_and_suspended_words(nlp):
    text = "Viele ziehen weg, weil Sprach- und Integrationskurse fehlen."
    first, again = nlp(text), nlp(text)
    assert [token.lemma_ for token in again] == [token.lemma_ for token in first]
    assert [token._.suspended for token in again] == [token._.suspended for token in first]
    for name in ("themes", "action_fields"):
        assert [(span.text, span.label_) for span in again.spans[name]] == [
            (span.text, span.label_) for span in first.spans[name]
        ]
        assert again.spans[name].attrs == first.spans[name].attrs


def test_changing_the_attributes_of_one_document_changes_no_other(nlp):
    first = nlp("Es fehlen Sprachkurse.")
    kept = [list(rules) for rules in first.spans["themes"].attrs["rules"]]
    first.spans["themes"].attrs["rules"][0].append("mine")
    first.spans["themes"].attrs["scores"].clear()
    assert nlp("Es fehlen Sprachkurse.").spans["themes"].attrs["rules"] == kept


def test_a_document_whose_words_were_joined_is_read_anew(nlp):
    doc = nlp("Es fehlen viele Sprachkurse.")
    with doc.retokenize() as joining:
        joining.merge(doc[2:4])
    assert [decision.end for decision in nlp.get_pipe("action_field_tagger").decide(doc)] == [4]


def test_passages_tagged_again_have_the_same_tags(nlp, passage):
    passages = [passage("Es fehlen Sprachkurse.", heading="Ausblick", context="Sprachkurse")]
    assert tag_passages(nlp, passages) == tag_passages(nlp, passages) != []
