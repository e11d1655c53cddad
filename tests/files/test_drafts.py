from __future__ import annotations

from cxstudio.files.drafts import drafts_folder, list_drafts, new_draft
from tests.model.random_edits import start


def test_a_draft_with_something_in_it_is_offered_again_and_an_untouched_one_is_swept_away() -> None:
    untouched, used, still_open = new_draft(), new_draft(), new_draft()
    start(used.document)
    with used.document.transaction("Title"):
        used.document.set("session", title="Visit to the bank")
    start(still_open.document)
    untouched.close()
    used.close()
    (drafts_folder() / "broken.cxs").write_bytes(bytes(5000))
    found = {draft.path.name: draft for draft in list_drafts()}
    assert set(found) == {used.path.name, "broken.cxs"}
    draft = found[used.path.name]
    assert (draft.title, draft.touchpoints, draft.problem) == ("Visit to the bank", 2, "")
    assert found["broken.cxs"].problem.startswith("“broken.cxs” is damaged.")
    assert not untouched.path.exists()
    still_open.close()
    for path in drafts_folder().iterdir():
        path.unlink()
