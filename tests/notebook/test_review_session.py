"""Reviewing without a browser: the way through the passages, decisions, what is told."""

import os

import pytest

import synthese
from synthese.coding import log
from synthese.errors import CodingError, WorkspaceError
from synthese.notebook import Review
from synthese.notebook.review.view import review_view


@pytest.fixture
def review(desk):
    return Review(desk)


def text(review):
    return review.row(review.passage)["text"]


def passage(review, words):
    return next(one for one, row in review.material.passages.items() if row["text"] == words)


def lines(review):
    """What the log holds: status, code, words, memo, whether it stands."""
    rows = review.codings.decisions().sort_values("time")
    return [tuple(row) for row in rows[["status", "code", "quote", "memo", "in_force"]].itertuples(index=False)]


def walked(review):
    seen = [text(review)]
    while not review.step().text:
        seen.append(text(review))
    return seen


class TestTheWay:
    def test_undecided_passages_come_in_reading_order(self, review):
        assert walked(review) == [
            *("Betriebe bilden aus", "Sprachkurse am Abend", "Betriebe fehlen im Norden"),
            *("Sprachkurse fehlen in den Dörfern", "Betriebe zahlen Sprachkurse"),
            *("Betriebe suchen Leute", "Gemeinden werben um Betriebe", "Leute werden gesucht"),
            *("Kurse am Abend, Kurse am Morgen", "Es fehlen Busse"),
        ]

    def test_the_end_and_the_beginning_are_told(self, review):
        assert review.step(-1).text == "Das ist die erste Textstelle dieser Auswahl."
        review.go(passage(review, "Es fehlen Busse"))
        assert review.step().text == "Das war die letzte Textstelle dieser Auswahl."

    def test_slides_are_left_as_a_whole_and_come_back_to_at_their_first_passage(self, review):
        review.step(slide=True)
        assert text(review) == "Sprachkurse fehlen in den Dörfern"
        review.step(slide=True)
        assert text(review) == "Betriebe suchen Leute"
        review.step(-1, slide=True)
        assert text(review) == "Sprachkurse fehlen in den Dörfern"

    def test_what_was_decided_elsewhere_is_passed_over_and_what_was_decided_here_can_be_gone_back_to(
        self, desk, review
    ):
        review.confirm(review.passage, "theme", "B1")
        Review(desk).confirm(passage(review, "Sprachkurse am Abend"), "theme", "A1")
        review.step()
        assert text(review) == "Betriebe fehlen im Norden"
        review.step(-1)
        review.step(-1)
        assert text(review) == "Betriebe bilden aus"

    def test_filters(self, desk, review):
        def shown(**filters):
            review.choose(**{"show": "all", "theme": "", "presentation": "", **filters})
            return len(review.queue.passages)

        assert shown() == 10
        assert shown(presentation="mosel") == 4
        assert shown(theme="luecke") == 3
        assert shown(show="uncertain") == 3
        assert shown(show="disputed") == 0
        review.read(passage(review, "Sprachkurse am Abend"))
        assert shown(show="undecided") == shown(show="unread") == 9
        assert shown(show="coded", theme="A1", presentation="mosel") == 2

    def test_the_uncertain_come_first_on_request(self, review):
        review.choose(uncertain_first=True)
        assert walked(review)[0] == "Leute werden gesucht"

    def test_a_choice_that_nothing_fits_is_no_error(self, review):
        assert review.choose(show="disputed").text == "0 Textstellen ausgewählt."
        assert review.passage == ""
        review.go(passage(review, "Betriebe bilden aus"))
        assert text(review) == "Betriebe bilden aus"

    def test_a_passage_outside_the_choice_is_taken_in_where_it_stands(self, review):
        review.choose(theme="luecke")
        review.go(passage(review, "Betriebe zahlen Sprachkurse"))
        review.step()
        assert text(review) == "Es fehlen Busse"

    def test_unknown_names_are_told(self, desk, review):
        assert review.do("go", passage="p-0").kind == "failed"
        assert (
            "es seit dem letzten Lauf nicht mehr" in review.do("confirm", passage="p-0", kind="theme", code="A1").text
        )
        with pytest.raises(WorkspaceError, match="There is no event 'Herbst'"):
            Review(desk, event="Herbst")
        with pytest.raises(WorkspaceError, match="There is no presentation 'weser'; there are 'aller', 'mosel'"):
            Review(desk, presentation="weser")
        assert review.do("choose", theme="Z9").text.startswith("There is no code 'Z9'")


class TestDecisions:
    def test_each_kind_writes_one_line(self, review):
        at = passage(review, "Sprachkurse fehlen in den Dörfern")
        busse = passage(review, "Es fehlen Busse")
        assert review.confirm(at, "theme", "A1").text == "Gespeichert: A1 Sprache bestätigt."
        assert review.reject(at, "action_field", "luecke", memo="nein").text == "Gespeichert: Lücke abgelehnt."
        assert review.change(busse, "theme", "B1", "A1").text == "Gespeichert: stattdessen A1 Sprache."
        assert review.add(busse, "action_field", "luecke", start=0, end=9).text == "Gespeichert: Lücke ergänzt."
        assert review.read(busse).text == "Gespeichert: Textstelle gelesen."
        assert review.read_slide(at).text == "Gespeichert: Folie 1 gelesen."
        assert [line[:4] for line in lines(review)] == [
            ("confirmed", "A1", "Sprachkurse fehlen in den Dörfern", ""),
            ("rejected", "luecke", "Sprachkurse fehlen in den Dörfern", "nein"),
            ("changed", "A1", "Es fehlen Busse", ""),
            ("added", "luecke", "Es fehlen", ""),
            ("reviewed", "", "Es fehlen Busse", ""),
            ("reviewed", "", "Sprachkurse fehlen in den Dörfern\nBetriebe zahlen Sprachkurse", ""),
        ]

    def test_what_stands_already_is_not_written_again(self, review):
        at = review.passage
        review.confirm(at, "theme", "B1", seen="")
        assert review.confirm(at, "theme", "B1", seen="confirmed").kind == "told"
        review.add(at, "theme", "A1", start=0, end=8)
        assert (
            review.add(at, "theme", "A1", start=0, end=8).text == "A1 Sprache steht schon so da; nichts zu speichern."
        )
        review.read_slide(at)
        assert review.read_slide(at).text == "Folie 1 ist schon gelesen."
        assert len(lines(review)) == 3

    def test_a_second_window_does_not_decide_over_the_first_unseen(self, desk, review):
        other, at = Review(desk), review.passage
        review.reject(at, "theme", "B1", seen="")
        said = other.do("confirm", passage=at, kind="theme", code="B1", seen="")
        assert said.kind == "failed"
        assert "inzwischen anders entschieden" in said.text
        assert other.found.codes(at)[0].mine == "rejected"
        assert len(lines(review)) == 1

    def test_words_that_recur_are_coded_where_they_were_marked(self, review):
        at = passage(review, "Kurse am Abend, Kurse am Morgen")
        review.add(at, "theme", "A1", start=16, end=21)
        code = next(one for one in review.found.codes(at) if one.code == "A1")
        assert code.words == ((16, 21),)

    def test_a_suggestion_that_is_added_without_words_is_confirmed(self, review):
        review.add(review.passage, "theme", "B1")
        assert lines(review)[0][0] == "confirmed"

    def test_rejecting_what_i_alone_set_takes_it_back(self, review):
        review.add(review.passage, "theme", "A1", start=0, end=8)
        review.reject(review.passage, "theme", "A1")
        assert [one.code for one in review.found.codes(review.passage)] == ["B1"]

    def test_a_code_another_set_can_be_denied(self, desk, review, monkeypatch):
        at = review.passage
        review.add(at, "theme", "A1")
        monkeypatch.setenv("SYNTHESE_CODER", "zo")
        zo = Review(synthese.open_workspace(desk.root))
        zo.reject(at, "theme", "A1")
        code = next(one for one in zo.found.codes(at) if one.code == "A1")
        assert (code.status, code.mine, code.others) == ("disputed", "rejected", (("ah", "confirmed", ""),))
        zo.choose(show="disputed")
        assert zo.passage == at

    def test_what_the_team_rejected_or_the_slide_denies_does_not_wait(self, desk, review, monkeypatch):
        first, second = review.passage, passage(review, "Sprachkurse am Abend")
        review.reject(first, "theme", "B1")
        monkeypatch.setenv("SYNTHESE_CODER", "zo")
        zo = Review(synthese.open_workspace(desk.root))
        assert zo.passage == second
        zo.material.tags[second][0]["negated"] = True
        zo.choose(theme="A1")
        assert text(zo) == "Sprachkurse fehlen in den Dörfern"

    def test_a_memo_keeps_the_decision_and_its_words(self, review):
        at = passage(review, "Kurse am Abend, Kurse am Morgen")
        review.add(at, "action_field", "luecke", start=16, end=21, addressee="kommunen")
        review.memo(at, "action_field", "luecke", "doppelt")
        own = next(one for one in review.found.codes(at) if one.code == "luecke")
        assert (own.words, own.own.decision.memo, own.own.decision.addressee) == (((16, 21),), "doppelt", "kommunen")
        review.reject(at, "theme", "B1")
        review.memo(at, "theme", "B1", "nur im Titel")
        assert lines(review)[-1][:4] == ("rejected", "B1", "Kurse am Abend, Kurse am Morgen", "nur im Titel")

    def test_a_memo_needs_a_decision(self, review):
        with pytest.raises(CodingError, match="B1 Betriebe erst bestätigen oder ablehnen"):
            review.memo(review.passage, "theme", "B1", "x")

    def test_read_can_be_taken_back(self, review):
        review.read(review.passage)
        assert review.found.is_read(review.passage)
        assert review.read(review.passage).text == "Textstelle ist nicht mehr als gelesen markiert."
        assert not review.found.is_read(review.passage)

    def test_a_decision_can_be_reopened(self, review):
        review.confirm(review.passage, "theme", "B1")
        assert review.withdraw(review.passage, "theme", "B1").kind == "saved"
        assert review.found.waiting(review.passage)
        assert review.withdraw(review.passage, "theme", "B1").kind == "told"


class TestUndo:
    def test_one_after_the_other_and_it_goes_there(self, review):
        first = review.passage
        review.confirm(first, "theme", "B1")
        review.step(slide=True)
        review.read_slide(review.passage)
        review.step(slide=True)
        assert review.undo().text == "Rückgängig gemacht: Folie gelesen."
        assert text(review) == "Sprachkurse fehlen in den Dörfern"
        assert review.undo().text == "Rückgängig gemacht: B1 Betriebe."
        assert review.passage == first
        assert review.undo().text == "Es gibt nichts rückgängig zu machen."
        assert not any(line[-1] for line in lines(review))

    def test_what_was_written_outside_the_review_stays(self, review):
        review.codings.summarise("aller", "A1", "wichtig")
        assert review.undo().kind == "told"


class TestConsensus:
    @pytest.fixture
    def zo(self, desk, review, monkeypatch):
        """Another coder, who denies what ``ah`` set."""
        review.confirm(review.passage, "theme", "B1")
        monkeypatch.setenv("SYNTHESE_CODER", "zo")
        zo = Review(synthese.open_workspace(desk.root))
        zo.reject(review.passage, "theme", "B1", memo="nur Auszubildende")
        return zo

    def test_it_holds_for_the_team_and_what_each_said_stays(self, review, zo):
        said = zo.agree(review.passage, "theme", "B1", coders=["ah"], memo="besprochen")
        assert said == ("saved", "Gespeichert: Einigung, B1 Betriebe gilt.")
        code = zo.found.codes(review.passage)[0]
        assert (code.status, code.mine) == ("confirmed", "rejected")
        assert code.consensus.decision.agreed == ("ah", "zo")
        assert review_view(zo)["passage"]["codes"][0]["consensus"] == {
            "coders": "ah, zo",
            "status": "bestätigt",
            "memo": "besprochen",
        }

    def test_undone_the_code_is_disputed_again(self, review, zo):
        zo.agree(review.passage, "theme", "B1", coders=["ah"], status="rejected")
        assert zo.undo().text == "Rückgängig gemacht: B1 Betriebe."
        code = zo.found.codes(review.passage)[0]
        assert (code.status, code.consensus) == ("disputed", None)

    def test_nobody_agrees_alone(self, review, zo):
        said = zo.do("agree", passage=review.passage, kind="theme", code="B1", coders=["zo"])
        assert said.text.startswith("Nicht gespeichert. Name who agreed with you")
        assert zo.found.codes(review.passage)[0].status == "disputed"

    def test_what_i_agreed_on_does_not_wait_for_me(self, review, zo):
        there = passage(zo, "Sprachkurse am Abend")
        assert [one.code for one in zo.found.waiting(there)] == ["A1"]
        zo.agree(there, "theme", "A1", coders=["ah"])
        assert zo.found.waiting(there) == []


class TestMemosWithoutACode:
    def test_on_a_deck_and_on_a_theme(self, review):
        at = review.passage
        assert review.note(at, "presentation", "aller", "nachfragen").text == "Gespeichert: Memo zu aller."
        review.note(at, "code", "B1", " zu weit ")
        assert [(one["name"], one["memos"]) for one in review_view(review)["passage"]["notes"] if one["memos"]] == [
            ("Präsentation aller", [{"coder": "ah", "text": "nachfragen", "mine": True}]),
            ("Thema B1 Betriebe", [{"coder": "ah", "text": "zu weit", "mine": True}]),
        ]

    def test_an_empty_text_takes_my_own_back(self, review):
        at = review.passage
        review.note(at, "presentation", "aller", "nachfragen")
        assert review.note(at, "presentation", "aller", "").text == "Gespeichert: Memo zu aller entfernt."
        assert review.note(at, "presentation", "aller", " ").kind == "told"
        assert not any(one["memos"] for one in review_view(review)["passage"]["notes"])

    def test_it_can_be_undone(self, review):
        review.note(review.passage, "presentation", "aller", "nachfragen")
        assert review.undo().text == "Rückgängig gemacht: Memo."
        assert not any(one["memos"] for one in review_view(review)["passage"]["notes"])

    def test_who_works_blind_sees_only_their_own(self, desk, review, monkeypatch):
        review.note(review.passage, "presentation", "aller", "von ah")
        monkeypatch.setenv("SYNTHESE_CODER", "zo")
        zo = Review(synthese.open_workspace(desk.root))
        matter = zo.matters(zo.passage)[0]
        assert [note.text for note in zo.notes(matter)] == ["von ah"]
        zo.codings.blind = True
        assert zo.notes(matter) == []

    def test_only_on_what_the_passage_belongs_to(self, review):
        said = review.do("note", passage=review.passage, about="presentation", key="mosel", text="x")
        assert "Zu „mosel“ lässt sich von dieser Textstelle aus kein Memo schreiben." in said.text


class TestNothingIsLost:
    def test_a_new_session_shows_what_the_old_one_saved(self, desk, review):
        review.confirm(review.passage, "theme", "B1", memo="ja")
        again = Review(synthese.open_workspace(desk.root))
        assert text(again) == "Sprachkurse am Abend"
        again.step(-1)
        again.go(review.passage)
        assert again.found.codes(review.passage)[0].own.decision.memo == "ja"

    def test_a_full_disk_is_told_and_nothing_is_shown_as_saved(self, review, monkeypatch):
        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(log, "_settle", full)
        said = review.do("confirm", passage=review.passage, kind="theme", code="B1", seen="")
        assert said.kind == "failed"
        assert said.text.startswith(
            "Nicht gespeichert. The decision could not be saved in presentations/codings/aller/"
        )
        assert "No space left on device" in said.text

    def test_an_unknown_code_is_told(self, review):
        said = review.do("add", passage=review.passage, kind="theme", code="Z9")
        assert said.text.startswith("Nicht gespeichert. The codebook has no theme 'Z9'.")
        assert review.codings.decisions().empty

    def test_an_unknown_action_is_told(self, review):
        assert "There is no action 'delete'" in review.do("delete").text

    def test_a_run_meanwhile_is_taken_in(self, desk, review):
        review.confirm(review.passage, "theme", "B1")
        at = review.passage
        (desk.root / "presentations" / "saale.pdf").unlink()
        desk.run(workers=1)
        review.step(-1)
        assert len(review.material.passages) == 7
        assert review.found.codes(at)[0].mine == "confirmed"

    def test_who_records_consensus_has_decided_only_what_the_consensus_says(self, desk, review, monkeypatch):
        review.confirm(review.passage, "theme", "B1")
        monkeypatch.setenv("SYNTHESE_CODER", "team")
        team = Review(synthese.open_workspace(desk.root))
        assert team.passage == review.passage
        team.reject(review.passage, "theme", "B1")
        assert team.found.codes(review.passage)[0].status == "rejected"
        assert os.environ["SYNTHESE_CODER"] == "team"
