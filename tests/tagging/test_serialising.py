"""Documents and pipelines travel: to bytes, to disk, to other processes."""

import os
import pickle
import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from synthese.tagging.tags import tag_passages

POINT = "Mehr Räume für Kurse"
OVER = "Herausforderungen im Landkreis"


def document(nlp, text=POINT, *, heading=OVER, context="", header=()):
    doc = nlp.make_doc(text)
    doc._.heading, doc._.context, doc._.header = heading, context, header
    return doc


def told(doc):
    """Return what a document carries of suggestions."""
    fields = doc.spans["action_fields"]
    return [(span.label_, span.text) for span in fields], fields.attrs["rules"], fields.attrs["addressees"]


def test_a_document_under_a_heading_survives_bytes(nlp):
    doc = nlp(document(nlp, context="Kreis"))
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert told(again) == told(doc)
    assert told(doc)[::2] == ([("herausforderung", POINT)], ["landkreise"])
    assert (again._.heading, again._.context) == (OVER, "Kreis")


def test_a_document_that_came_back_is_tagged_again_alike(nlp):
    doc = nlp(document(nlp, "Räume\tKurse fehlen", context="Kreis", header=("Wo", "Ausblick")))
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    del again.spans["action_fields"]
    assert told(nlp.get_pipe("action_field_tagger")(again)) == told(doc)
    assert told(nlp(again)) == told(doc)


def test_documents_under_headings_survive_a_file_of_documents(nlp, tmp_path):
    docs = [nlp(document(nlp)), nlp(document(nlp, "Es fehlen Sprachkurse.", heading="Kurse"))]
    DocBin(store_user_data=True, docs=docs).to_disk(tmp_path / "docs.spacy")
    again = list(DocBin().from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab))
    assert list(map(told, again)) == list(map(told, docs))


def test_a_document_of_another_vocabulary_is_refused_in_words(nlp, build):
    stranger = Doc(spacy.blank("de").vocab).from_bytes(nlp(document(nlp)).to_bytes())
    with pytest.raises(ValueError, match="vocabulary of another pipeline: read it back with the vocabulary of this"):
        build().get_pipe("action_field_tagger")(stranger)


def test_pipelines_with_one_vocabulary_read_each_its_own_headings(nlp, passage):
    point = passage(POINT, heading=OVER)
    before = tag_passages(nlp, [point])
    other = spacy.blank("de", vocab=nlp.vocab)
    other.add_pipe("slide_scope")
    other(document(other))
    assert tag_passages(nlp, [point]) == before
    del other
    assert [tag.code for tag in tag_passages(nlp, [passage(POINT, heading="Herausforderungen")])] == ["herausforderung"]


def test_a_pipeline_survives_pickling_with_what_it_remembers(nlp):
    doc = nlp(document(nlp))
    other = pickle.loads(pickle.dumps(nlp))
    assert told(other(document(other))) == told(doc)


PROGRAM = """
import multiprocessing
from synthese.tagging import build_pipeline
from tagging.conftest import small_codebook
from tagging.test_serialising import document, told

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    nlp = build_pipeline(small_codebook())
    texts = ["Mehr Räume für Kurse", "Es fehlen Sprachkurse."]
    one, two = ([told(doc) for doc in nlp.pipe([document(nlp, text, header=("Herausforderungen",)) for text in texts],
                n_process=number)] for number in (1, 2))
    print(one == two, [label for labels, _, _ in two for label, _ in labels])
"""


def test_two_processes_tag_as_one_does(root, tmp_path, monkeypatch):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{root / 'src'}{os.pathsep}{root / 'tests'}")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)
    assert done.stdout == "True ['herausforderung', 'luecke']\n", done.stderr
