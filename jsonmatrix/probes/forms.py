"""Forms, admin and serializers."""

import tempfile
from pathlib import Path

from django import forms
from django.contrib import admin
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError

from jsonmatrix.documents import JSON_NULL
from jsonmatrix.models import Document, Review
from jsonmatrix.probe import Raises, probe

KEPT = {
    "array": [1, 1.5, "ž", True, None],
    "looks like json": '{"a": 1}',
    "number": 4.2,
    "object": {"k": {"it's": '"quoted" & <b>'}},
    "string": "yes",
}
KEPT_ROWS = [[name, KEPT[name]] for name in sorted(KEPT)]
MODEL_FORM = "ref/forms/fields/#jsonfield"
NONE = "topics/db/queries/#storing-and-querying-for-none"
SEARCH = "ref/contrib/admin/#django.contrib.admin.ModelAdmin.search_fields"
SERIALIZERS = "topics/serialization/#serialization-formats"


class DocumentForm(forms.ModelForm):
    """What the admin would make of the model, had it blank=True."""

    body = forms.JSONField(required=False)

    class Meta:
        model = Document
        fields = ["name", "body"]


@probe(answer=[{"a": [1, "ž", None]}], docs=MODEL_FORM)
def model_form():
    """A ModelForm saves the document that was typed in."""
    DocumentForm({"name": "typed", "body": '{"a": [1, "ž", null]}'}).save()
    return Document.objects.filter(name="typed", body__a__0=1).values_list("body", flat=True)


@probe(answer=["a string"], docs=MODEL_FORM)
def model_form_string():
    """A ModelForm saves a string as a JSON string."""
    DocumentForm({"name": "typed", "body": '"a string"'}).save()
    return Document.objects.filter(name="typed").values_list("body", flat=True)


@probe(answer=["typed"], docs=MODEL_FORM)
def model_form_empty():
    """A form field that is left empty is stored as NULL."""
    DocumentForm({"name": "typed", "body": ""}).save()
    return Document.objects.filter(name="typed", body__isnull=True)


@probe(answer=["typed"], docs=NONE)
def model_form_null():
    """A null that is typed into a form is None, and is stored as NULL."""
    DocumentForm({"name": "typed", "body": "null"}).save()
    return Document.objects.filter(name="typed", body__isnull=True)


@probe(answer=Raises(DatabaseError), docs=MODEL_FORM)
def model_form_nan():
    """NaN, which is no JSON, is not stored when it is typed into a form."""
    DocumentForm({"name": "typed", "body": '{"a": NaN}'}).save()


@probe(answer=[], docs="ref/forms/api/#django.forms.Form.has_changed")
def model_form_not_changed():
    """A form that gets back what it showed of a stored document has not changed."""
    changed = []
    for document in Document.objects.all():
        shown = DocumentForm(instance=document)
        data = {name: shown[name].value() for name in shown.fields}
        if DocumentForm(data, instance=document).has_changed():
            changed.append(document)
    return changed


@probe(documents=KEPT, answer=KEPT_ROWS, docs=MODEL_FORM)
def model_form_saved_unchanged():
    """Saving a form just as it was shown leaves every document as it was."""
    for document in Document.objects.all():
        shown = DocumentForm(instance=document)
        DocumentForm({name: shown[name].value() for name in shown.fields}, instance=document).save()
    return Document.objects.values_list("name", "body")


@probe(documents={"json null": JSON_NULL}, answer=["json null"], docs=NONE)
def model_form_json_null():
    """A JSON null that goes through a form is None, and is stored as NULL."""
    document = Document.objects.get(name="json null")
    shown = DocumentForm(instance=document)
    DocumentForm({name: shown[name].value() for name in shown.fields}, instance=document).save()
    return Document.objects.filter(body__isnull=True)


@probe(documents=KEPT, answer=KEPT_ROWS, docs="ref/forms/fields/#disabled")
def model_form_disabled():
    """A disabled field shows the document and leaves it as it was."""
    for document in Document.objects.all():
        form = DocumentForm({"name": document.name, "body": '"tampered"'}, instance=document)
        form.fields["body"].disabled = True
        form.save()
    return Document.objects.values_list("name", "body")


@probe(documents={"accents": {"k": "žluť 日本"}}, answer='{"k": "žluť 日本"}', docs="releases/3.1.3/")
def model_form_shows_letters():
    """A form shows the letters of a stored document, not their codes."""
    return DocumentForm(instance=Document.objects.get())["body"].value()


@probe(answer=["rich", "ValidationError"], docs="ref/forms/fields/#modelchoicefield")
def model_choice_field():
    """A ModelChoiceField over documents with a key takes one of these and no other."""
    choice = forms.ModelChoiceField(Document.objects.filter(body__has_key="k"))
    rich, simple = Document.objects.filter(name__in=["rich", "simple"])
    try:
        return [choice.clean(rich.pk), choice.clean(simple.pk)]
    except ValidationError as refusal:
        return [choice.clean(rich.pk), type(refusal).__name__]


@probe(answer=["nested"], docs=SEARCH)
def admin_search_key():
    """The admin searches a key of a JSONField, in large and small letters."""
    return searched("BAR", "body__bax__foo__icontains")


@probe(answer=["nested"], docs=SEARCH)
def admin_search_key_default():
    """The admin searches a key of a JSONField that is named without a lookup."""
    return searched("BAR", "body__bax__foo")


@probe(answer=["rich", "simple"], docs=SEARCH)
def admin_search_key_number():
    """The admin finds a number behind a key of a JSONField."""
    return searched("14", "body__c")


@probe(answer=["nested"], docs=SEARCH)
def admin_search_key_prefix():
    """The admin searches the beginning of a key's value with the ^ shortcut."""
    return searched("BA", "^body__bax__foo", "^body__foo")


@probe(answer=["rich"], docs=SEARCH)
def admin_search_field():
    """The admin searches the text of a whole JSONField, in large and small letters."""
    return searched("QUOTED", "body")


@probe(documents={"accents": {"k": "žluť"}, "none": {"k": "zlut"}}, answer=["accents"], docs=SEARCH)
def admin_search_field_letters():
    """The admin finds letters beyond ASCII in the text of a whole JSONField."""
    return searched("žluť", "body")


@probe(answer=["first", "second"], docs=SEARCH)
def admin_search_related_key():
    """The admin searches a key of the JSONField behind a ForeignKey."""
    site = admin.AdminSite()
    reviews = type("ReviewAdmin", (admin.ModelAdmin,), {"search_fields": ["document__body__k__l"]})(
        Review, site
    )
    found, _ = reviews.get_search_results(None, Review.objects.all(), "m")
    return found


@probe(documents=KEPT, answer=KEPT_ROWS, docs=SERIALIZERS)
def serialize_json():
    """Documents come back from the JSON serializer as they were."""
    text = serializers.serialize("json", Document.objects.all())
    Document.objects.all().delete()
    for item in serializers.deserialize("json", text):
        item.save()
    return Document.objects.values_list("name", "body")


@probe(documents=KEPT, answer=KEPT_ROWS, docs="topics/serialization/#jsonl", since="3.2")
def serialize_jsonl():
    """Documents come back from the JSONL serializer as they were."""
    text = serializers.serialize("jsonl", Document.objects.all())
    Document.objects.all().delete()
    for item in serializers.deserialize("jsonl", text):
        item.save()
    return Document.objects.values_list("name", "body")


@probe(documents=KEPT, answer=KEPT_ROWS, docs="topics/serialization/#xml")
def serialize_xml():
    """Documents come back from the XML serializer as they were."""
    text = serializers.serialize("xml", Document.objects.all())
    Document.objects.all().delete()
    for item in serializers.deserialize("xml", text):
        item.save()
    return Document.objects.values_list("name", "body")


@probe(documents=KEPT, answer=KEPT_ROWS, docs=SERIALIZERS)
def serialize_python():
    """Documents come back from the Python serializer as they were."""
    plain = serializers.serialize("python", Document.objects.all())
    Document.objects.all().delete()
    for item in serializers.deserialize("python", plain):
        item.save()
    return Document.objects.values_list("name", "body")


@probe(documents={"json null": JSON_NULL}, answer=["json null"], docs=NONE)
def serialize_json_null():
    """A JSON null that goes through a serializer is None, and comes back as NULL."""
    text = serializers.serialize("json", Document.objects.all())
    Document.objects.all().delete()
    for item in serializers.deserialize("json", text):
        item.save()
    return Document.objects.filter(body__isnull=True)


@probe(answer=[{"v": 1, "t": "x"}, {"v": 2, "t": "y"}, {"v": 3, "t": "z"}], docs="ref/django-admin/#loaddata")
def dumpdata_loaddata():
    """`loaddata` brings back what `dumpdata` wrote."""
    with tempfile.TemporaryDirectory() as folder:
        fixture = str(Path(folder) / "reviews.json")
        call_command("dumpdata", "jsonmatrix.review", output=fixture, verbosity=0)
        Review.objects.all().delete()
        call_command("loaddata", fixture, verbosity=0)
    return Review.objects.values_list("body", flat=True)


def searched(words, *search_fields):
    """Search documents as the admin's search box does."""
    documents = type("DocumentAdmin", (admin.ModelAdmin,), {"search_fields": search_fields})
    found, _ = documents(Document, admin.AdminSite()).get_search_results(None, Document.objects.all(), words)
    return found
