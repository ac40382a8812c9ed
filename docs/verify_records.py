"""Verify a store of venuecheck without venuecheck: Python's standard library and `cryptography` alone.

    python verify_records.py venuecheck.db
    python verify_records.py dump.sql --key venuecheck.key --anchor venuecheck.anchor
    python verify_records.py venuecheck.db --chain hill-top --expect-key "0A1B 2C3D 4E5F 6071 8293" --at-least 120

The store is SQLite's file, or a PostgreSQL database as pg_dump writes it (plain text). It holds a chain for each venue;
the keys and the anchors are looked for beside it, or in the folder of the anchor that is named. What is checked, and
how, stands in records-format.md. Nothing is written.

Exit status: 0 all is as it was recorded, 1 something is not (each is named), 2 the store cannot be read.
"""

import argparse
import contextlib
import datetime as dt
import hashlib
import io
import itertools
import json
import os
import re
import shutil
import sqlite3
import struct
import sys
import tempfile
import time
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORM = "0005"
FORMER = ("0001", "0002", "0003")
"""Forms in which all records were one chain, whose numbers ran through the store: read as venuecheck brings them up."""
KEPT = {
    "0001": ("alembic_version",),
    "0002": ("alembic_version",),
    "0003": ("alembic_version", "draft", "journal", "job", "job_event"),
}
"""By such a form, the tables that venuecheck does not make anew: what hangs on them stays when it brings them up."""
ALONE = "0004"
"""The form in which no chain said anything of another yet: it has no table `neighbour`."""
MARK_TYPE = "application/vnd.venuecheck.mark+json"
FORMER_TYPE = "application/vnd.venuecheck.head+json"
KEY_TYPE = "application/vnd.venuecheck.key+json"
ANCHOR_SCHEMAS = {
    "venuecheck.anchor/1": {"schema"},
    "venuecheck.anchor/2": {"schema", "chain"},
    "venuecheck.anchor/3": {"schema", "chain", "own"},
}
TRUNK, OWN = "", "_store"
ACCOUNTS = "venuecheck-accounts.db"
"""How a server's accounts are called, which lie beside the records."""
CHANGED = "changed"
"""What stands for what is said of others where a row holds what none can: nobody signs that."""
MOST_NAMED = 100
"""Chains that are looked for because something is said of them: more can be written there than there are."""
FIRST = "0" * 64
TABLES = ("record", "payload", "file", "erased", "head", "neighbour", "draft", "journal", "job", "job_event")
COLUMNS = {
    "record": ("venue", "seq", "kind", "key", "at", "previous", "payload_digest", "digest"),
    "payload": ("venue", "seq", "salt", "body"),
    "file": ("venue", "seq", "digest", "size", "media_type", "content"),
    "erased": ("venue", "seq", "by_seq"),
    "head": ("chain", "seq", "digest", "public_key", "signature"),
    "neighbour": ("chain", "other", "seq", "digest", "public_key", "day"),
}
FORMER_COLUMNS = {
    "record": COLUMNS["record"],
    "payload": ("seq", "salt", "body"),
    "file": ("seq", "digest", "size", "media_type", "content"),
    "erased": ("seq", "by_seq"),
    "head": ("id", "seq", "digest", "public_key", "signature"),
}
NUMBERS = {"id", "seq", "size", "by_seq"}
BYTES = {"salt", "content"}

# The digest (16 digits) of each object's definition, its white space made one: see records-format.md.
# LAYOUT BEGINS
LAYOUT: dict[str, dict[str, str]] = {
    "sqlite": {
        "index ix_file_digest": "a905f73958b7f409",
        "index ix_record_venue_kind_key": "20a3be811a9e7f6c",
        "index sqlite_autoindex_alembic_version_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_draft_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_erased_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_file_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_head_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_job_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_job_event_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_journal_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_neighbour_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_payload_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_record_1": "e3b0c44298fc1c14",
        "index sqlite_autoindex_record_2": "e3b0c44298fc1c14",
        "table alembic_version": "c85bfd889cff304b",
        "table draft": "160cf093a1b8d2ef",
        "table erased": "e3264b05205ad915",
        "table file": "b735bc485fbbeef0",
        "table head": "c54d1777bdb5bbca",
        "table job": "9d4bc48442cb3fbc",
        "table job_event": "f012d799d820825a",
        "table journal": "2ff6c28b4ad351dd",
        "table neighbour": "164c11cc44f5e60f",
        "table payload": "5ae023450518c780",
        "table record": "7de26772165ad516",
        "trigger erased_no_delete": "8d2bcf9c45ba8271",
        "trigger erased_no_update": "8f55d2e75760ed23",
        "trigger erased_with_record": "5863173731e80869",
        "trigger file_erased": "203c47d23ef8c0d4",
        "trigger file_no_update": "a6176453e79a4570",
        "trigger file_with_record": "48774565f0edbf5e",
        "trigger payload_erased": "2734a5c0f5640bcc",
        "trigger payload_no_update": "17bbd57d367b8142",
        "trigger payload_with_record": "45eed665f2500b6e",
        "trigger record_in_order": "96ac16d07bbd8276",
        "trigger record_no_delete": "2229b9da1d3474e5",
        "trigger record_no_update": "e82e50d5c3a4cdbf",
    },
    "postgresql": {
        "CONSTRAINT alembic_version alembic_version_pkc": "ca6437535c77aca0",
        "CONSTRAINT draft draft_pkey": "150944ad79cfab99",
        "CONSTRAINT erased erased_pkey": "81d976795d73d868",
        "CONSTRAINT file file_pkey": "46d12ecaeada91c5",
        "CONSTRAINT head head_pkey": "9cb6461ae1862a40",
        "CONSTRAINT job job_pkey": "4f6ee33bb3a89058",
        "CONSTRAINT job_event job_event_pkey": "244b49d1cb182b96",
        "CONSTRAINT journal journal_pkey": "74dbe5510d375849",
        "CONSTRAINT neighbour neighbour_pkey": "538cb342fc5ab6b5",
        "CONSTRAINT payload payload_pkey": "193231b50ddda76f",
        "CONSTRAINT record record_digest_key": "59711a6b3675b1b8",
        "CONSTRAINT record record_pkey": "5e42aacb9c5e29d5",
        "FK CONSTRAINT erased erased_venue_seq_fkey": "5609fd522396ebe7",
        "FK CONSTRAINT file file_venue_seq_fkey": "8147d0e859c3f9d0",
        "FK CONSTRAINT payload payload_venue_seq_fkey": "c0dd75cb5b99d33e",
        "FUNCTION venuecheck_append_only()": "c5bab6e6a4a6fb7f",
        "FUNCTION venuecheck_erased()": "0d6996407f8af113",
        "FUNCTION venuecheck_in_order()": "76ad5c26e0e37a07",
        "FUNCTION venuecheck_with_erasure()": "f6ccb61aba1945c0",
        "FUNCTION venuecheck_with_record()": "04c36fb4bbfa9ec1",
        "INDEX ix_file_digest": "c499a13a692763e4",
        "INDEX ix_record_venue_kind_key": "bc943f0debbd336c",
        "TABLE alembic_version": "44f16218e336e59b",
        "TABLE draft": "9b047550282f37b0",
        "TABLE erased": "b592bfcc32ba2be6",
        "TABLE file": "fd367b3250c6f185",
        "TABLE head": "3dc9ce27b54bc217",
        "TABLE job": "933590025f24458f",
        "TABLE job_event": "6990b483c3337231",
        "TABLE journal": "0185ced514f89b5a",
        "TABLE neighbour": "6ad61cfd4954bc3d",
        "TABLE payload": "74638dcc44cbfc4e",
        "TABLE record": "36f83c492ed6bb10",
        "TRIGGER erased erased_no_delete": "aa1d882a254bd9b6",
        "TRIGGER erased erased_no_truncate": "a0487c767a360377",
        "TRIGGER erased erased_no_update": "6cb3027394c6dfa3",
        "TRIGGER erased erased_with_record": "23397723823d2d3a",
        "TRIGGER file file_erased": "2a12e2cf1d70ef6b",
        "TRIGGER file file_no_truncate": "a261e22a3b8be46a",
        "TRIGGER file file_no_update": "2bf330c4b75ea55e",
        "TRIGGER file file_with_record": "8bb790cd258662f6",
        "TRIGGER payload payload_erased": "66eca7b73a867d10",
        "TRIGGER payload payload_no_truncate": "6cb66d8ff1f58471",
        "TRIGGER payload payload_no_update": "ad8005b5ac1141d6",
        "TRIGGER payload payload_with_record": "514ef34c0189c50c",
        "TRIGGER record record_in_order": "23cf29afe7721933",
        "TRIGGER record record_no_delete": "40a9bff8ac606134",
        "TRIGGER record record_no_truncate": "2247b9204906a83e",
        "TRIGGER record record_no_update": "c1e51b72034be8d9",
    },
}
# LAYOUT ENDS

# The form of what each kind of record says: see records-format.md.
# FORMS BEGIN
FORMS = json.loads("""
{"named":{"Acted":{"id":"s","known":"@HowKnown"},"Action":{"id":"s","text":"s","owner?":"s","due?":["|","D","z"],
"source?":"s","kind?":["|","@ActionKind","z"]},"ActionKind":{"asks?":["|","@Asks","z"],"done_by?":"@DoneBy",
"outlasts_booking?":"b","once_for?":["|","@OnceFor","z"],"same_as?":"s"},"ActionNote":{"action":"s","at":"d",
"person":"s","owner?":"s","due?":["|","D","z"],"closed?":"b","reason?":"s","text?":"s","by?":["|","@Acted","z"]},
"ActionSaid":{"due":["|","D","z"],"done?":"b","id?":"s","opened?":["|","d","z"],"closed?":["|","d","z"],"over?":
["|","d","z"],"one_with?":"s"},"AgedSaid":{"after":"d","findings?":["[","@PageFinding"],"gone?":["[","s"],
"network_findings?":["[","@NetworkFinding"]},"AheadKind":["=","checklist","look","decision","reply","condition"
,"look_back","list"],"AnewSaid":{"became":"@Became of bundle","at":"d","record":"i"},"AnewSaid of refused_bundle":{
"became":"@Became of refused_bundle","at":"d","record":"i"},"Answer":{"status":"i","reason?":"s","headers?":["[",
["[","*"]],"body?":["|","@Body","z"],"redirect?":["|","@Redirect","z"],"recognised?":["[","@Recognised"]},
"AnswerShows":{"question":"s","says?":"s"},"Answered":{"question":"s","text":"s","value":"*","shown":"s","said_by?"
:"s","answered_on?":["|","D","z"],"waived_until?":["|","D","z"],"told_by?":"@ToldBy","advisory?":"b"},"Answerer":
["=","police","prevent","safeguarding","community_safety","legal","education","electoral","decider"],"AsBooked":
["=","yes","no","not-held"],"Asked":{"categories?":["[","s"],"probes?":["[","s"],"checklist?":"s","otherwise?":"s"}
,"Asks":["=","coordinator","police","safeguarding","community_safety","legal","education","electoral"],"Assessment"
:{"id":"s","checklist":"s","checklist_version":"i","checklist_title":"s","edition":"s","venue":"s","subject":"s",
"person":"s","started":"d","finished":["|","d","z"],"answers":["[","@Answered"],"not_answered":["[","s"],
"not_asked":["[","s"],"flags":["[","@RaisedFlag"],"recommendation":"@Recommendation","actions":["[","@Action"],
"decision?":["|","@Decision","z"],"checklist_digest?":"s","outcomes?":["[","@Outcome"],"waivers?":["[","@Waiver"],
"expired?":["[","s"],"not_answered_texts?":["[","s"],"follows?":"s","occasions?":["[","@Occasion"],"screened?":["["
,"@Screened"],"definition?":"s","library?":["[","@LibraryCondition"],"earlier?":["[","@Decision"],"by?":["|"
,"@Acted","z"],"reference?":"s","passed_to_lead?":["|","d","z"]},"AssessmentSaid":{"id":"s","checklist":"s",
"checklist_version":"i","checklist_title":"s","edition":"s","started":"d","finished":["|","d","z"],"recommended":
"@OutcomeKind","decided":["|","@OutcomeKind","z"],"decided_at":["|","d","z"],"differs":"b","points":["{","i"],
"actions":"i","rules?":["[","s"],"actions_set?":["[","@ActionSaid"],"ends?":["|","D","z"],"review_on?":["|","D","z"
],"of_venue?":["|","b","z"],"follows?":"s","without_fact?":"b","changed?":"b","name_open?":["|","@NameOpen","z"],
"conditions_differ?":"@Differs","as_answered?":"b","looked_back?":["|","@LookedBack","z"]},"Basis":["=","shown"
,"absence"],"Became":["=","let","let_less_strictly","let_more_strictly","refused","refused_more_strictly"
,"referred","waiting","came_to_nothing","advice"],"Became of bundle":["=","anchored","brought_back","new_key"
,"anchor_set","parted","begun","others_missed"],"Became of chain":["=","anchored","brought_back","new_key"
,"anchor_set","parted","begun","others_missed"],"Became of refused_bundle":["=","anchored","brought_back","new_key"
,"anchor_set","parted","begun","others_missed"],"Became of register_venue":["=","opened","renamed","moved","closed"
,"merged"],"Body":{"size":"i","complete":"b","likeness":"s","sketch?":"s","title?":"s","title_mark?":"s",
"short_mark?":"s","text?":"s","holds_expected?":["|","b","z"],"words?":"i","says?":["[","@Saying"],"cut?":["|"
,"@Failure","z"]},"BookedAt":{"behind?":["[","@VenuesBehind"],"names?":["{","s"]},"BookingsSaid":["=","checked"
,"not_checked","no_bookings","no_rooms","not_said"],"Bound":["=","duty","agreement","invited"],"BoundFrom":{"since"
:"D","bound":"@Bound"},"Bundle":{"schema":"s","software":"s","made_at":"d","public_key":"s","chain":["[","s"],
"venue":"@VenueSaid","networks":["[","@NetworkSaid"],"records":["{","i"],"runs":["[","@RunSaid"],"assessments":["["
,"@AssessmentSaid"],"overrides":["[","@OverrideSaid"],"erased":["[","s"],"cases":["[","@Case"],"faults?":["["
,"@Fault"],"retirements?":["[","@RetirementSaid"],"mark?":["|","@MarkSaid","z"],"requirements?":["|",["["
,"@RequirementFacts"],"z"],"notes?":["[","@NoteSaid"],"sign_offs?":["[","@SignOffSaid"],"log_checks?":["["
,"@LogCheckSaid"],"ahead?":["[","@DatedAhead"],"later?":["[","@LaterSaid"],"keys?":["[","@KeyChangeSaid"],"anew?":
["[","@AnewSaid"],"missed?":["[","@MissedSaid"]},"Bundle of refused_bundle":{"schema":"s","software":"s","made_at":
"d","public_key":"s","chain":["[","s"],"venue":"@VenueSaid","networks":["[","@NetworkSaid"],"records":["{","i"],
"runs":["[","@RunSaid"],"assessments":["[","@AssessmentSaid"],"overrides":["[","@OverrideSaid"],"erased":["[","s"],
"cases":["[","@Case"],"faults?":["[","@Fault"],"retirements?":["[","@RetirementSaid"],"mark?":["|","@MarkSaid","z"]
,"requirements?":["|",["[","@RequirementFacts"],"z"],"notes?":["[","@NoteSaid"],"sign_offs?":["[","@SignOffSaid"],
"log_checks?":["[","@LogCheckSaid"],"ahead?":["[","@DatedAhead"],"later?":["[","@LaterSaid"],"keys?":["["
,"@KeyChangeSaid"],"anew?":["[","@AnewSaid of refused_bundle"],"missed?":["[","@MissedSaid"]},"Case":{"id":"s",
"agreement":"s","assessment":["{","*"],"evidence":["[","@EvidenceSaid"]},"Category":{"id":"s","title":"s",
"expectation":"@Expectation","edition?":"s","maps_to?":["[","s"],"note?":"s"},"Certificate":{"subject":"s","issuer"
:"s","sha256":"s","pem?":"s","valid_from?":["|","d","z"],"valid_until?":["|","d","z"]},"ChainEvent":{"became":
"@Became of chain","at":"d","words":"s","before?":["|","@Mark","z"],"anchor?":["|","@Mark","z"],"person?":"s","by?"
:["|","@Acted","z"],"reason?":"s","new_key?":"s","signature?":"s","named?":["[","@Mark"],"missed?":["[","@Missed"]}
,"Change":{"since":"D","became":"@Became of register_venue","to?":"s"},"ChaseNote":{"venue":"s","on":"D","said":"s"
,"next":"s","person":"s","at":"d","by?":["|","@Acted","z"]},"CheckBegun":{"run":"s","network":"s","list_id":"s",
"at":"d","person":"s","by?":["|","@Acted","z"],"told":"s","account":"s","place":"s","where":"@Whereabouts",
"has_moved?":"b"},"Conclusion":["=","to_judge","to_look_at","no_list","list_too_old","not_compared"
,"nothing_to_judge"],"ConditionSeen":{"assessment":"s","condition":"s","met":"b","seen":"s","person":"s","at":"d",
"by?":["|","@Acted","z"]},"Connection":{"subject":"s","visit":"i","hop?":"i","family?":"@Family","purpose?":
"@Purpose","started":"d","elapsed":"n","failure?":["|","@Failure","z"],"kind?":["=","connection"],"address":"s",
"port":"i","to_proxy?":"b"},"Correction":{"first_on":"D","why":"s","better?":"i"},"Datagram":{"subject":"s","visit"
:"i","hop?":"i","family?":"@Family","purpose?":"@Purpose","started":"d","elapsed":"n","failure?":["|","@Failure"
,"z"],"kind?":["=","datagram"],"address":"s","port":"i","reply?":"s"},"DatedAhead":{"kind":"@AheadKind","about":"s"
,"at":"d"},"Decision":{"right_engaged?":"s","aim?":"s","why_proportionate?":"s","power_relied_on?":"s","no_limit?":
["[","s"],"valid_until?":["|","D","z"],"rests_on?":["[","s"],"without_fact?":"b","fact?":"s","source?":"s",
"alternative?":"s","after_hold?":"s","deposit?":"s","off_from?":["|","D","z"],"off_until?":["|","D","z"],"outcome":
"s","kind":"@OutcomeKind","reasons":"s","person":"s","role":"s","at":"d","differs":"b","conditions?":["[","s"],
"review_on?":["|","D","z"],"by?":["|","@Acted","z"]},"Differs":["=","not","less_strict","stricter","no_judgement"],
"Dismissal":{"name":"s","entry":"s","reason":"s","person":"s","at":"d","by?":["|","@Acted","z"]},
"Dismissal of dismissal":{"name_digest":"s","list_id":"s","entry_id":"s","reason":"s","person":"s","made":"d","by?"
:["|","@Acted","z"],"entry_digest":"s"},"DoneBy":{"event_over?":"b","looked_back?":"b","checklist?":"s","answers?":
["[","@AnswerShows"],"filter?":["[","@FilterFact"],"every_network?":"b","lists_got?":"b"},"Edition":["=","board"
,"public","inspection"],"Erasure":{"records":["[","i"],"reason":"s","person":"s","by?":["|","@Acted","z"]},
"EventReview":{"assessment":"s","as_booked":"@AsBooked","conditions_kept":["|","b","z"],"note":"s","person":"s",
"at":"d","by?":["|","@Acted","z"]},"EvidenceFile":{"digest":"s","size?":"i","media_type?":"s","name?":"s","about?":
"s","person?":"s","added?":"d","by?":["|","@Acted","z"]},"EvidenceKind":["=","filter_check","user_groups","answers"
,"bookings","filter_log","statement"],"EvidenceSaid":{"name":"s","media_type":"s","digest":"s","content":"s"},
"Evidenced":{"kind":"@EvidenceKind","every_months":"i","recorded":["[","@Piece"],"otherwise?":["[","@Piece"],
"asks?":["|","@Asked","z"],"beside?":"b"},"Exchange":{"subject":"s","visit":"i","hop?":"i","family?":"@Family",
"purpose?":"@Purpose","started":"d","elapsed":"n","failure?":["|","@Failure","z"],"kind?":["=","exchange"],"url":
"s","answer?":["|","@Answer","z"],"came?":"i","detail?":"s"},"Expectation":["=","block","allow"],"ExtendedError":{
"code":"i","text?":"s"},"Failure":["=","nxdomain","nodata","dns_refused","servfail","dns_other","truncated"
,"timeout","refused","reset","eof","unreachable","no_route","alert","malformed","too_large","bad_address"
,"sent_inward","too_many_redirects","out_of_time","fault"],"Family":["=","ipv4","ipv6","proxy"],"Fault":{"network":
"s","list_id":"s","item":"s","shown":"s","category":"s","result":["|","@Result","z"],"first":"@Look","last":"@Look"
,"passed?":["|","@Look","z"],"closed?":["|","d","z"],"retired?":["|","d","z"]},"FilterFact":["="
,"filter_check.result","filter_check.child_abuse","filter_check.terrorist_content","filter_check.adult"
,"filter_check.bypass","filter_check.safe_search","filter_check.over_blocking"],"FilterSaid":["=","checked_fine"
,"checked_problems","not_checked","no_network","not_said"],"Group":{"id":"s","venues":"i","filtering":["{","i"],
"bookings":["{","i"]},"Handshake":{"subject":"s","visit":"i","hop?":"i","family?":"@Family","purpose?":"@Purpose",
"started":"d","elapsed":"n","failure?":["|","@Failure","z"],"kind?":["=","handshake"],"server_name":"s","version?":
"s","chain?":["[","@Certificate"],"public_trust?":"@Trust","device_trust?":"@Trust","detail?":"s","protocol?":"s"},
"Hold":{"record":"s","reason":"s","person":"s","placed":"d","released?":"b","by?":["|","@Acted","z"]},"How":["="
,"first","done","found"],"HowKnown":["=","named, not signed in","one of the venue's people, not signed in"
,"signed in","by schedule, not signed in"],"Identified":{"naming":"@Naming","name":"s","product?":"s","pages?":"i",
"product_name?":"s"},"JsonValue":"*","Judgement":{"name":"s","entry":"s","word":"@Word","reason":"s","person":"s",
"at":"d","by?":["|","@Acted","z"],"steps?":["[","@Action"]},"Kept":{"digest":"s","bundle":"@Bundle"},"KeptBy":["="
,"organiser","venue"],"KeyChangeSaid":{"public_key":"s","records":"i","last":"s","day":"s","new_key":"s",
"signature":"s"},"LaterSaid":{"since":"d","runs?":["[","@RunSaid"],"assessments?":["[","@AssessmentSaid"],
"requirements?":["[","@RequirementFacts"],"faults?":["|",["[","@Fault"],"z"],"log_checks?":["|",["["
,"@LogCheckSaid"],"z"],"ahead?":["|",["[","@DatedAhead"],"z"]},"Layer":["=","dns","tcp","tls","http"],"LeftOut":{
"page":"s","url":"s","category":"s","reason":"s","until?":["|","D","z"]},"Letter":{"assessment":"s","kind":
"@LetterKind","to":"s","person":"s","role":"s","made":"d","format":"s","digest":"s","text":"s","by?":["|","@Acted"
,"z"],"approved_by?":"s","purpose?":"s","lawful_basis?":"s","legal_advice?":"s"},"LetterKind":["=","approved"
,"conditions","room-by-right","more-information","holding","refused","cancelled","in-part","not-available"
,"withdrawn","owner-advice","referral"],"LibraryCondition":{"id":"s","text":"s","limits":"b","kept_by?":"@KeptBy",
"until_replied?":"b"},"ListUpdate":{"list":"s","title":"s","source":"s","source_digest":"s","kept_digest":"s",
"entries":"i","dated":["|","D","z"],"current_on":["|","D","z"],"before_dated":["|","D","z"],"added":["|","i","z"],
"removed":["|","i","z"],"renamed":["|","i","z"],"accepted":"b","person":"s","by?":["|","@Acted","z"],"rekinded?":
["|","i","z"],"restrengthened?":["|","i","z"],"rows?":["|","i","z"],"left_out?":["|",["[","s"],"z"],"set_aside?":
["|","i","z"],"unusual?":["|","i","z"]},"LogCheck":{"id":"s","network":"s","on":"D","at":"d","person":"s","logged":
"@Looked","alerted":"@Looked","run?":"s","note?":"s","by?":["|","@Acted","z"]},"LogCheckSaid":{"network":"s","on":
"D","logged":"@Looked","alerted":"@Looked","at?":["|","d","z"]},"Look":{"run":"s","started":"d","by_person":"b"},
"Looked":["=","yes","no","not_checked"],"LookedBack":{"as_booked":"@AsBooked","conditions_kept":["|","b","z"],"at":
"d"},"Lookup":{"subject":"s","visit":"i","hop?":"i","family?":"@Family","purpose?":"@Purpose","started":"d",
"elapsed":"n","failure?":["|","@Failure","z"],"kind?":["=","lookup"],"name":"s","record":["=","A","AAAA","SVCB"],
"method?":["=","resolver","system"],"transport?":["=","udp","tcp"],"resolver?":"s","rcode?":"s","addresses?":["["
,"s"],"aliases?":["[","s"],"values?":["[","s"],"extended_errors?":["[","@ExtendedError"],"malformed?":"b","edns?":
"b","other_answer?":["|","@OtherAnswer","z"]},"Mark":{"public_key":"s","records":"i","last":"s","day":"s"},
"MarkSaid":{"records":"i","last":"s","day":"s","signature":"s"},"Mechanism":["=","nxdomain","nodata","dns_refused"
,"sinkhole","extended_error","false_answer","connection_refused","unreachable","timeout","reset","eof","alert"
,"block_page","redirect","status","tunnel_refused","content","certificate","seen_by_person"],"Missed":{"chain":"s",
"mark?":["|","@Mark","z"],"there?":["|","i","z"],"wrong?":"s"},"MissedSaid":{"day":"D","others":"i"},
"NameJudgement":{"name_digest":"s","list_id":"s","entry_id":"s","reason":"s","person":"s","made":"d","by?":["|"
,"@Acted","z"],"word":"@Word","measures":["[","s"],"steps":["[","s"]},"NameOpen":["=","to_judge","unanswered"
,"before_reply"],"Named":{"naming":"@Naming","name":"s"},"Naming":["=","group","policy"],"NetworkFinding":{"probe":
"s","question":"s","status":"@NetworkStatus","reason":"s","advice?":"s"},"NetworkSaid":{"id":"s","name":"s",
"user_group":"s"},"NetworkStatus":["=","ok","problem","inconclusive","not_run"],"NoteSaid":{"action":"s","at":"d",
"due":["|","D","z"],"owned":"b","closed":"b"},"Noticed":{"assessment":"s","said":"s","person":"s","at":"d","by":
"@Acted"},"Occasion":{"subject":"s","person":"s","at":"d","by?":["|","@Acted","z"],"first?":["|","D","z"],"last?":
["|","D","z"],"times?":"s","room?":"s","audience?":"s","expected?":"s","reach?":"s","made_public?":"s"},"OnceFor":
["=","group","venue"],"Opened":{"assessment":"s","person":"s","at":"d","by":"@Acted"},"OtherAnswer":{"rcode":"s",
"addresses?":["[","s"]},"Outcome":{"id":"s","kind":"@OutcomeKind","title":"s","valid_for_days?":["|","i","z"],
"review_after_days?":["|","i","z"]},"OutcomeKind":["=","approve","approve_with_conditions","refer","refuse"
,"withdrawn","hold","not_available","cancel","met","partly_met","not_met","advise","not_finished"],"Override":{
"page":"s","list_id":"s","network":"s","verdict":"@Verdict","reason":"s","person":"s","made":"d","until":"D",
"withdrawn?":"b","by?":["|","@Acted","z"]},"OverrideSaid":{"page":"s","list_id":"s","network":"s","verdict":
"@Verdict","until":"s","made?":["|","d","z"]},"OwnMatter":{"stands":["{","@JsonValue"],"how":"@How","by":"s","at":
"d"},"PageFinding":{"probe":"s","page":"s","url":"s","category":"s","expectation":"@Expectation","verdict":
"@Verdict","basis":["|","@Basis","z"],"result":"@Result","layer":["|","@Layer","z"],"mechanism":["|","@Mechanism"
,"z"],"product":["|","s","z"],"reason":"s","rules":["[","s"],"contradictions?":["[","s"],"product_name?":"s"},
"Partner":{"id":"s","name":"s","contact":["|","@Person","z"],"chief_officer":["|","@Person","z"],"bound?":"@Bound",
"changes?":["[","@BoundFrom"]},"PeopleCounted":{"quarter":"s","became":["{",["|","i","z"]],"total":["|","i","z"]},
"PeopleScreened":{"made":"d","on":"D","reason":"s","people":"i","standing":"@Conclusion","lists":["[","s"]},
"Person":{"name":"s","email?":"s"},"Piece":{"of?":"s","status":"@Status","on?":["|","D","z"],"later?":["[","@Turn"]
,"at?":["|","d","z"]},"Plain":["=","in_order","needs_action","not_shown"],"PossibleMatch":{"listed":"s","list_name"
:"s","list_date":"s","entry":"s","why":"s","dismissed?":["|","@Dismissal","z"],"weak?":"b","apart?":"s","held?":
["|","@Judgement","z"],"proscribed?":"b"},"PublicNumbers":{"quarter":"s","venues":"@Group","sectors":["[","@Group"]
,"partners":["[","@Group"],"people":["|","@PeopleCounted","z"]},"Published":{"edition":"@Edition","quarter":"s",
"published_at":"d","person":"s","by":["|","@Acted","z"],"view":["{","*"],"digest":"s","numbers?":["|"
,"@PublicNumbers","z"],"stood?":["|","@Stood","z"],"corrects?":["|","@Correction","z"],"schema?":"s","booked_at?":
"@BookedAt"},"Purpose":["=","page","innocent","compare","context"],"RaisedFlag":{"id":"s","text":"s","weight":
"@Weight","questions":["[","s"],"source":"s","holds_reply?":"b","evidence?":["[","s"],"asks?":["|","@Asks","z"]},
"Recognised":{"product":"s","failing?":"b","names?":["[","@Named"],"reason?":"s","way_past?":"i"},"Recommendation":
{"outcome":"s","kind":"@OutcomeKind","title":"s","reasons":["[","s"],"conditions?":["[","s"]},"RecordedHead":{"id":
"s","name":"s","report_every_days?":"i","grace_days?":"i","person":"s","by?":["|","@Acted","z"]},"RecordedPartner":
{"partner":"@Partner","person":"s","by?":["|","@Acted","z"],"dated?":"b"},"RecordedReturn":{"said":"@Return",
"taken_by":"s","taken_at":"d","by?":["|","@Acted","z"]},"RecordedVenue":{"venue":"@RegisteredVenue","keys":["[","s"
],"person":"s","by?":["|","@Acted","z"],"renumbered?":"s","reason?":"s"},"Redirect":{"url":"s","host":"s",
"same_site":"b","carries_page":"b","how?":"@SentBy"},"ReferenceUsed":{"digest":"s","made":["|","d","z"],
"max_age_days":"i","used":"b","note?":"s","signed_by?":"s"},"Refused":{"venue":"s","public_key":"s","digest":"s",
"made_at":"d","outcome":"s","words?":"s","perhaps?":"s","name?":"s","bundle?":["|","@Bundle of refused_bundle","z"]
,"key_beside?":"s"},"RegisteredVenue":{"id":"s","kind":"@VenueKind","name":"s","partner":"s","opened?":["|","D","z"
],"changes?":["[","@Change"]},"Reply":{"assessment":"s","answerer":"@Answerer","said":"s","person":"s","at":"d",
"by?":["|","@Acted","z"],"acknowledged?":"b"},"RequirementFacts":{"plan":"s","plan_version":"i","number":"s",
"evidence":["[","@Evidenced"]},"Result":["=","as_expected","under_blocked","over_blocked","not_proven"],
"Retirement":{"network":"s","list_id?":"s","page?":"s","reason":"s","person":"s","at":"d","withdrawn?":"b","by?":
["|","@Acted","z"]},"RetirementSaid":{"network":"s","list_id":"s","page":"s","at":"d"},"Return":{"venue":"s",
"said_on":"D","how":"s","filtering":"@FilterSaid","bookings":"@BookingsSaid","note?":"s"},"Run":{"run":"@RunHeader"
,"categories":["[","@Category"],"findings":["[","@PageFinding"],"network_findings":["[","@NetworkFinding"],
"observations":["[",["|","@Lookup","@Connection","@Tunnel","@Handshake","@Exchange","@Datagram","@Sighting"]],
"left_out?":["[","@LeftOut"]},"RunHeader":{"id":"s","venue":"s","network":"s","user_group":"s","device":"s",
"person":"s","trigger":"@Trigger","started":"d","finished":["|","d","z"],"valid":"b","invalid_reason":["|","s","z"]
,"list_id":"s","list_title":"s","list_version":"i","list_digest":"s","rules_version":"s","fingerprints_version":"s"
,"software":"s","reference?":["|","@ReferenceUsed","z"],"vantage?":"@Vantage","account?":"s","place?":"s",
"identified?":["[","@Identified"],"by?":["|","@Acted","z"],"parts?":["[","@RunPart"]},"RunPart":{"person":"s","by?"
:["|","@Acted","z"],"at":"d"},"RunSaid":{"id":"s","network":"s","user_group":"s","trigger":"@Trigger","started":"d"
,"finished":["|","d","z"],"valid":"b","invalid_reason":["|","s","z"],"list_id":"s","list_title":"s","list_version":
"i","list_digest":"s","rules_version":"s","fingerprints_version":"s","software":"s","counts":["{","i"],"findings":
["[","@PageFinding"],"network_findings":["[","@NetworkFinding"],"vantage?":"@Vantage","aged?":["[","@AgedSaid"],
"seen_from?":"s","by_itself?":["{","i"],"seen_on?":["[","D"]},"Saw":["=","blocked","opened","unsure"],"Saying":["="
,"blocked","grounds","sign_in","consent","site_refuses","unavailable","for_tests","nobody_here","goes_on"
,"goes_on_for_some","perhaps_goes_on"],"Screened":{"matches":["[","@PossibleMatch"],"lists":["[","s"],"problem?":
"s","not_compared?":"s","registered?":["[","s"],"more_weak?":"i","question":"s","name":"s","kind":"s","asked?":"s",
"within?":"@Within","born?":["|","i","z"]},"SentBy":["=","location","refresh","meta","script","frame"],"SentLetter"
:{"partner":"s","step":"@Step","to":"@Person","venues":["[","s"],"on":"D","text":"s","person":"s","by?":["|"
,"@Acted","z"]},"SettingsKept":{"text":"s","what":"s","before":"s","person":"s","by?":["|","@Acted","z"],"at":"d"},
"Settled":{"refused":"s","reason":"s","person":"s","at":"d","by?":["|","@Acted","z"]},"SharedCase":{"venue":"s",
"case":"@Case"},"Sighting":{"subject":"s","visit":"i","hop?":"i","family?":"@Family","purpose?":"@Purpose",
"started":"d","elapsed":"n","failure?":["|","@Failure","z"],"kind?":["=","sighting"],"saw":"@Saw","note?":"s"},
"SignOff":{"id":"s","person":"s","role":"s","at":"d","plan?":"s","requirement?":"s","statement?":"s","headline?":
"s","digest?":"s","stated?":"@Stated","figure?":["|","n","z"],"target?":["|","n","z"],"by?":["|","@Acted","z"],
"records?":"s"},"SignOffSaid":{"at":"d","signer":"@SignerKind","plan":"s","requirement":"s","stated":"@Stated",
"figure":["|","n","z"],"target":["|","n","z"]},"SignerKind":["=","head","safeguarding","governor","manager","it"
,"other","not_said"],"Stated":["=","met","partly","not_met"],"Status":["=","problem","not_proven","overdue"
,"not_reported","waiting","stated","fine","not_applicable"],"Step":["=","contact","chief_officer","send_again"
,"assign","wait","board","name_contact"],"Stood":{"at":"d","filtering":["{","@Status"],"bookings":["{","@Status"],
"heard":["[","s"],"not_usable?":["|",["[","s"],"z"],"files_not_usable?":["|",["[","s"],"z"],"booked?":["|","i","z"]
},"ToldBy":["=","venue","organiser","others"],"Trigger":["=","annual","change","incident","scheduled"],"Trust":["="
,"trusted","unknown_issuer","incomplete","wrong_name","expired","not_yet_valid","not_judged"],"TrustedKey":{"venue"
:"s","public_key":"s","fingerprint":"s","since":"d","person?":"s","by?":["|","@Acted","z"],"taken_away?":"s"},
"Tunnel":{"subject":"s","visit":"i","hop?":"i","family?":"@Family","purpose?":"@Purpose","started":"d","elapsed":
"n","failure?":["|","@Failure","z"],"kind?":["=","tunnel"],"target":"s","answer?":["|","@Answer","z"],"came?":"i"},
"Turn":{"since":"D","status":"@Status"},"Vantage":["=","socket","person"],"VenueKind":["=","school","college"
,"library","community","council","health","probation","prison","voluntary","place_of_worship","other"],"VenueSaid":
{"id":"s","name":"s","kind":"@VenueKind"},"VenuesBehind":{"table":"s","row":"i","column":"i","venues":["[","s"]},
"Verdict":["=","blocked","reached","inconclusive"],"Waiver":{"question":"s","reason":"s","person":"s","until":"D",
"by?":["|","@Acted","z"]},"Weight":["=","advisory","caution","serious"],"Whereabouts":{"device":"s","resolvers":
["[","s"],"ranges":["[","s"]},"Within":["=","name","text","person","body","office"],"Word":["=","not_the_same"
,"cannot_exclude","confirmed"]},"kinds":{"action":"@ActionNote","assessment":"@Assessment","board_edition":
"@Published","bundle":"@Kept","chain":"@ChainEvent","chase":"@SentLetter","chase_note":"@ChaseNote","check_begun":
"@CheckBegun","condition":"@ConditionSeen","dismissal":"@Dismissal of dismissal","erasure":"@Erasure",
"event_review":"@EventReview","file":"@EvidenceFile","filter_log":"@LogCheck","hold":"@Hold","inspection_edition":
"@Published","letter":"@Letter","list_update":"@ListUpdate","name_judgement":"@NameJudgement","override":
"@Override","own_account":"@OwnMatter","own_mail":"@OwnMatter","own_sign_in":"@OwnMatter","own_statement":
"@OwnMatter","people_screened":"@PeopleScreened","public_edition":"@Published","refused_bundle":"@Refused",
"settled_refusal":"@Settled","register_head":"@RecordedHead","register_partner":"@RecordedPartner","register_venue"
:"@RecordedVenue","reply":"@Reply","retirement":"@Retirement","return":"@RecordedReturn","run":"@Run","settings":
"@SettingsKept","shared_case":"@SharedCase","sign_off":"@SignOff","trusted_key":"@TrustedKey","worry":"@Noticed",
"worry_opened":"@Opened"}}
""")
# FORMS END


@dataclass
class Found:
    """What is in a store."""

    kind: str
    layout: dict[str, str]
    forms: list[str]
    rows: dict[str, list[dict]]
    faults: list[tuple[int, str]] = field(default_factory=list)
    readable: bool = True
    is_former: bool = False
    """Whether it is of an earlier form, and its rows are as venuecheck brings them up."""
    is_none: bool = False
    """Whether the file is no database at all: then nothing is missing from it."""
    notes: list[str] = field(default_factory=list)
    on: dict[str, str] = field(default_factory=dict)
    """The table of what hangs on one, as a trigger does, by its name in the layout."""
    said_by: "dict[object, list[dict]]" = field(default_factory=dict)
    said_of: "dict[object, list[dict]]" = field(default_factory=dict)
    """The rows of `neighbour`, by the chain that says it, and by the one of which it is said."""
    kept: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    """What is needed as long as rows are read: the copy of a database, of which bodies are read one at a time."""


class Later(dict):
    """A row of which the largest value is read each time it is asked for: of many records all would not fit."""

    def __init__(self, row: dict, name: str, read: "callable") -> None:
        super().__init__(row)
        self.name, self.read = name, read

    def __getitem__(self, name: str) -> object:
        return self.read() if name == self.name else super().__getitem__(name)

    def __or__(self, more: dict) -> "Later":
        return Later({**self, **more}, self.name, self.read)


@dataclass(frozen=True)
class Hashed:
    """What is asked of a file's bytes, which are not kept: many can be large."""

    digest: str
    size: int


PIECE = 65_536


def hashed(pieces: "iter") -> Hashed:
    """Take a file in, a piece at a time."""
    made, size = hashlib.sha256(), 0
    for piece in pieces:
        made.update(piece)
        size += len(piece)
    return Hashed(made.hexdigest(), size)


LARGE = {"payload": "body", "file": "content"}
"""What can be large of a row, by the table."""


class UnreadableError(Exception):
    """The store cannot be read at all."""


_OTHER_FORMAT = "a dump in another format: write it as plain text (pg_dump without --format, --inserts or the like)"

_AGAIN = (
    "nothing shows that a record was changed, but letters can be lost by it; make the dump again: pg_dump --file FILE"
)
_PACKED = "this is compressed ({}): unpack it, and give the file that is in it"
_NO_STORES = (
    (b"PGDMP", _OTHER_FORMAT),
    (b"toc.dat\0", _OTHER_FORMAT),
    (b"\x1f\x8b", _PACKED.format("gzip")),
    (b"PK\x03\x04", _PACKED.format("zip")),
    (b"BZh", _PACKED.format("bzip2")),
    (b"\xfd7zXZ\0", _PACKED.format("xz")),
    (b"\x28\xb5\x2f\xfd", _PACKED.format("zstd")),
    (b"7z\xbc\xaf\x27\x1c", _PACKED.format("7z")),
    (b"\xff\xfe", f"this is UTF-16, as PowerShell's > writes it: {_AGAIN}"),
    (b"\xfe\xff", f"this is UTF-16: {_AGAIN}"),
    (b"\xef\xbb\xbf", f"this was written anew with a byte order mark: {_AGAIN}"),
    (b"--\n-- PostgreSQL database cluster dump", "a dump of a whole server: dump the one database, with pg_dump"),
    (b"--\r\n-- PostgreSQL database cluster dump", "a dump of a whole server: dump the one database, with pg_dump"),
    (
        b"PRAGMA foreign_keys",
        "a dump of SQLite's as text: give the database's file itself, or what venuecheck backup makes",
    ),
)
"""What files begin with that hold no store as it is read here, and what to do."""

# What lies in a store


def read(path: Path, schema: str = "") -> Found:
    """Read a store; `schema` is where it is in a dump."""
    if not path.exists() or not path.stat().st_size:
        return Found(kind="nothing", layout={}, forms=[], rows={name: [] for name in COLUMNS})
    with path.open("rb") as stream:
        begins = stream.read(64)
    if re.match(rb"--\r?\n-- PostgreSQL database dump", begins):
        return read_dump(path, schema) if is_complete(path) else broken_off()
    what = next((what for start, what in _NO_STORES if begins.startswith(start)), "")
    if what:
        raise UnreadableError(f"{path}: {what}")
    return read_sqlite(path)


def odd_beside(path: Path) -> str:
    """Say what stands beside a database in the place of one of SQLite's own files, and is none; empty where all are.

    A device has no end, a pipe is waited for, and SQLite follows no link.
    """
    for end, called in (("-wal", "log"), ("-shm", "shared memory"), ("-journal", "journal")):
        at = path.with_name(path.name + end)
        if at.is_symlink() or (at.exists() and not at.is_file()):
            return f"what stands beside the database as its {called} is no file"
    return ""


def has_journal(path: Path) -> bool:
    """Whether SQLite would write over what lies there by a journal beside it.

    Two are left by a program that was stopped, and change nothing: of a file that was empty, where no table is there
    yet, and of the head of the first page, where no log is.
    """
    hot, longest = bytes.fromhex("d9d505f920a163d7"), 192 * 1024
    at = path.with_name(path.name + "-journal")
    with at.open("rb") if at.is_file() else io.BytesIO() as stream:
        journal = stream.read(longest + 1)
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - len(hot)))
        ends = stream.read()
    if not journal.startswith(hot):
        return ends == hot  # so ends one that names another file, which SQLite then deletes
    with path.open("rb") if path.exists() else io.BytesIO() as stream:
        first = stream.read(105)
    if not any(journal[16:20]) and ends != hot and (not first or (first[100:101], first[103:105]) == (b"\r", b"\0\0")):
        return False  # no table is there: its first page is a leaf of no cell
    log = path.with_name(path.name + "-wal")
    if log.is_file() and log.stat().st_size:
        return True
    if not 28 <= len(journal) <= longest or journal.count(hot) != 1:
        return True
    records, _, pages, sector, size = struct.unpack(">5I", journal[8:28])
    if records > 1 or not sector or not size or pages * size != path.stat().st_size:
        return True
    with path.open("rb") as stream:
        there = stream.read(size)
    number, back = journal[sector : sector + 4], journal[sector + 4 : sector + 4 + size]
    same = [page[:18] + page[20:24] + page[28:92] + page[100:] for page in (there, back)]
    return records == 1 and (number != b"\0\0\0\1" or same[0] != same[1])


def has_left_journal(path: Path) -> bool:
    """Whether SQLite would take what lies beside a store for a journal, where it is none that changes anything."""
    at = path.with_name(path.name + "-journal")
    with at.open("rb") if at.is_file() else io.BytesIO() as stream:
        return stream.read(1) not in {b"", b"\0"}


def read_sqlite(path: Path) -> Found:
    """Read SQLite's file with its log, from a private copy."""
    path = Path(os.path.realpath(path))  # what lies beside the file itself counts, where it is a link
    found = Found(kind="sqlite", layout={}, forms=[], rows={name: [] for name in COLUMNS})
    with contextlib.ExitStack() as stack:
        if odd := odd_beside(path):
            found.faults.append((0, odd))
            found.readable, found.is_none = False, True
            return found
        log = path.with_name(path.name + "-wal")
        with path.open("rb") as stream:
            is_sqlite = stream.read(16) == b"SQLite format 3\0"
        if not is_sqlite and not (log.is_file() and log.stat().st_size):  # it can be of any size: nothing is copied
            found.faults.append((0, "the database's file is damaged (it is no file of SQLite's)"))
            found.readable, found.is_none = False, True
            return found
        copy = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "store.db"
        shutil.copyfile(path, copy)
        if log.is_file():
            shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
        if has_journal(path):
            found.faults.append((0, "a journal lies beside the database: whoever opens it changes what is there"))
        elif has_left_journal(path):
            found.notes.append(f"{path.name}-journal was left beside the database and changes nothing")
        connection = stack.enter_context(contextlib.closing(sqlite3.connect(copy)))
        try:
            connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            _read_sqlite(connection, copy, found)
        except sqlite3.DatabaseError:
            found.faults.append((0, "the database's file is damaged"))
            found.readable, found.is_none = False, not found.layout
        found.kept = stack.pop_all()
    return found


def _read_sqlite(connection: sqlite3.Connection, path: Path, found: Found) -> None:
    for kind, name, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall():
        one = f"{kind} {name}"
        if kind in {"index", "trigger"}:
            found.on[one] = str(table).lower()
        # two of one name: SQLite takes both
        found.layout[one] = "twice" if one in found.layout else short(str(sql or ""))
    with contextlib.suppress(sqlite3.OperationalError):
        found.forms = [str(row[0]) for row in connection.execute("SELECT version_num FROM alembic_version")]
    for (said,) in connection.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            found.faults.append((0, f"the database's file is damaged ({said})"))
    encoding = str(connection.execute("PRAGMA encoding").fetchone()[0])
    if encoding != "UTF-8":
        found.faults.append((0, f"its texts are written as {encoding[:20]}, and the program writes UTF-8"))
    size, count = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count"))
    if path.stat().st_size > size * count:
        found.faults.append((0, "the database's file goes on behind its end"))
    names = {table: {row[1] for row in connection.execute(f"PRAGMA table_info({table})")} for table in COLUMNS}
    found.is_former = found.forms in ([one] for one in FORMER) and "chain" not in names["head"]
    for table, columns in (FORMER_COLUMNS if found.is_former else COLUMNS).items():
        if not set(columns) <= names[table]:
            if table == "neighbour" and found.forms == [ALONE] and not names[table]:
                continue
            found.readable = found.readable and found.is_former and not names[table]  # the first form had fewer
            continue
        ours = f"table {table}"  # one that somebody made otherwise is read as it stands
        large = LARGE.get(table, "") if found.layout.get(ours) == LAYOUT["sqlite"].get(ours) else ""
        listed = ", ".join(f"rowid AS {name}" if name == large else name for name in columns)
        for row in connection.execute(f"SELECT {listed} FROM {table} ORDER BY 2, 1"):
            values = dict(zip(columns, row, strict=True))
            found.rows[table].append(_later(connection, table, large, values) if large else values)
    if found.is_former:
        bring_up_to_date(found)


def _later(connection: sqlite3.Connection, table: str, large: str, row: dict) -> Later:
    """Give a row of which the large value is read when it is asked for, by where it lies."""
    lies, query = row[large], f"SELECT {large} FROM {table} WHERE rowid = ?"
    kind = f"SELECT typeof({large}) FROM {table} WHERE rowid = ?"

    def read() -> object:
        try:
            if table == "file" and connection.execute(kind, (lies,)).fetchone()[0] == "blob":
                with connection.blobopen(table, large, lies, readonly=True) as blob:
                    return hashed(iter(lambda: blob.read(PIECE), b""))
            return connection.execute(query, (lies,)).fetchone()[0]
        except sqlite3.DatabaseError:
            return None  # what cannot be read is none that the program writes

    return Later(row, large, read)


def bring_up_to_date(found: Found) -> None:
    """Take the one chain of an earlier form apart by venues, as venuecheck does; what has no record is nobody's."""
    rows = found.rows
    venues = {row["seq"]: row["venue"] for row in rows["record"]}
    for table in ("payload", "file", "erased"):
        rows[table] = [row | {"venue": venues[row["seq"]]} for row in rows[table] if row["seq"] in venues]
    every = set(venues.values())
    whose = every.pop() if len(every) == 1 else TRUNK
    rows["head"] = [
        {name: row[name] for name in COLUMNS["head"] if name != "chain"}
        | {"chain": whose if row["id"] == 1 else f"another {row['id']}"}
        for row in rows["head"]
    ]
    numbered = [row for row in rows["record"] if type(row["seq"]) is int]
    if every and numbered and not any(row["chain"] == TRUNK for row in rows["head"]):
        last = max(numbered, key=lambda row: row["seq"])  # the first form signed nothing
        unsigned = {"public_key": "", "signature": ""}
        rows["head"].append({"chain": TRUNK, "seq": last["seq"], "digest": last["digest"]} | unsigned)


_NAMED = re.compile(r"-- Name: (.*); Type: (.*); Schema: (.*); Owner: (.*)")
_PASSED_OVER = re.compile(r"--|SET default_|\\unrestrict|ALTER \w+ .* OWNER TO .*;$")
_BODY = re.compile(r"    AS (\$\w*\$)(.*)")
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
_PLAIN_NAME = re.compile(r'"([a-z_][a-z0-9_]*)"')
_COPY = re.compile(r"COPY (?:(\".+\"|\S+)\.)?(\w+) \((.*)\) FROM stdin;")
_HANGS = re.compile(r"(?:TRIGGER|RULE|POLICY|DEFAULT|(?:FK |CHECK )?CONSTRAINT) (\w+) ")
_INDEX_ON = re.compile(r'CREATE (?:UNIQUE )?INDEX (?:"(?:[^"]|"")*"|\w+) ON (?:ONLY )?(\w+)')
"""What hangs on a table, which goes with it: by what pg_dump calls it, and an index by what makes it."""
_ASIDE = re.compile(r"damaged_[0-9]{8}t[0-9]{6}")
_ENCODINGS = {"UTF8": "utf-8", "SQL_ASCII": "utf-8", "LATIN1": "iso8859-1", "LATIN9": "iso8859-15", "WIN1252": "cp1252"}
_LEFT_OUT = {"TABLE DATA", "SCHEMA", "COMMENT", "ACL", "DEFAULT ACL", "STATISTICS DATA", "DATABASE"} | {
    "BLOB",
    "BLOBS",
    "BLOB METADATA",
    "FOREIGN DATA WRAPPER",
    "SERVER",
    "USER MAPPING",
}
_OF_A_STORE = 3
"""Tables of ours that make a schema a store's: whoever has one called `record` need not have meant ours."""
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def is_complete(path: Path) -> bool:
    """Whether pg_dump came to the end of what it wrote."""
    with path.open("rb") as stream:
        stream.seek(-min(4_096, path.stat().st_size), os.SEEK_END)
        return bool(re.search(rb"^-- PostgreSQL database dump complete\r?$", stream.read(), re.MULTILINE))


def broken_off() -> Found:
    """Give what is said of a dump that is not complete: what is missing from it says nothing of the records."""
    found = Found(kind="postgresql", layout={}, forms=[], rows={}, readable=False, is_none=True)
    found.faults.append((0, "the dump is not complete, for its last line is missing: make it again"))
    return found


def read_dump(path: Path, schema: str = "") -> Found:
    """Read what pg_dump wrote: the store in a schema, without it in the one that has its tables, and what names it."""
    with path.open("rb") as begins:  # what a database says of whoever connects holds for pg_dump too
        said = re.search(rb"^SET client_encoding = '(\w{1,30})';", begins.read(4_096), re.MULTILINE)
    named = said[1].decode() if said else "UTF8"
    if named not in _ENCODINGS:
        raise UnreadableError(f"{path}: this is written in {named}: make the dump again, with pg_dump --encoding=UTF8")
    with path.open(encoding=_ENCODINGS[named], errors="surrogateescape", newline="\n") as stream:
        more = "\r" * stream.readline().endswith("\r\n")  # as Windows ends lines; what is in a row has none
        dump = Dump(line.removesuffix("\n").removesuffix(more) for line in stream)
    found = Found(kind="postgresql", layout={}, forms=[], rows={name: [] for name in COLUMNS})
    stores = [schema] if schema else dump.stores()
    for place in dump.lookalikes() if not schema else ():
        found.notes.append(f"the schema {place[:64]} has a table called record, and is no store")
    if len(stores) > 1:
        what = f"there is a store in each of the schemas {', '.join(stores)}: name the one in use (--schema)"
        found.faults.append((0, what))
        found.readable, found.is_none = False, True
        return found
    own = stores[0] if stores else "public"
    written = own if _PLAIN_NAME.fullmatch(f'"{own}"') else '"' + own.replace('"', '""') + '"'
    for (place, one), text in dump.texts.items():
        said = "\n".join(text)
        if one.startswith("EXTENSION ") and not said.endswith(f" WITH SCHEMA {written};"):
            continue  # what it brings is elsewhere
        if one.startswith("DATABASE PROPERTIES ") and "session_replication_role" not in said:
            continue  # any other setting is one that nobody need heed; by this one guards are silent
        if place in {own, "-"}:
            found.layout[one] = short(here := said.replace(f"{written}.", ""))
            if hangs := _HANGS.match(one) or _INDEX_ON.match(here):
                found.on[one] = hangs[1]
        elif f"{written}." in said:
            found.layout[f"{one} of {place}"] = short(said)
    copied = [(table, columns, rows) for place, table, columns, rows in dump.copied if place == own]
    forms = [[row.get("version_num") for row in rows] for table, _, rows in copied if table == "alembic_version"]
    is_head_former = any(table == "head" and "chain" not in columns for table, columns, _ in copied)
    has_head = any(table == "head" for table, _, _ in copied)
    found.is_former = forms in ([[one]] for one in FORMER) and (is_head_former or not has_head)
    for table, _, rows in copied:
        _take(table, rows, found)
    if found.is_former:
        bring_up_to_date(found)
    for table in COLUMNS:
        is_without = found.is_former or (table == "neighbour" and found.forms == [ALONE])
        found.readable = found.readable and (is_without or f"TABLE {table}" in found.layout)
        found.rows[table].sort(key=lambda row: (row["seq"], row[COLUMNS[table][0]]))
    return found


class Dump:
    """The statements and the rows that pg_dump wrote, by schema."""

    def __init__(self, lines: "iter") -> None:
        self.lines = lines
        self.texts: dict[tuple[str, str], list[str]] = {}
        self.copied: list[tuple[str, str, list[str], list[dict]]] = []
        self.current: list[str] | None = None
        self.owners: set[str] = set()
        quote = ends = ""
        for line in lines:
            if ends or quote:  # inside a function's body, or what somebody quoted: all of it counts as it stands
                self._add(line)
                ends = "" if ends and line.endswith(ends) else ends
                quote = quote if ends else _left_open(line, quote)
                continue
            begins = _BODY.fullmatch(line)
            ends = f"{begins[1]};" if begins and not begins[2].endswith(f"{begins[1]};") else ""
            quote = "" if begins else _left_open(line, "")
            as_it_stands = begins or quote or line.startswith("--")
            self._read(line if as_it_stands else _QUOTED.sub(_unquoted, line))

    def stores(self) -> list[str]:
        """Name the schemas in which there is a store: not those that were set aside as damaged."""
        return [place for place in self._named() if self._is_of_a_store(place)]

    def lookalikes(self) -> list[str]:
        """Name the schemas in which a table is called as that of the records, and next to none of the others is."""
        return [place for place in self._named() if not self._is_of_a_store(place)]

    def _named(self) -> list[str]:
        return sorted({place for place, one in self.texts if one == "TABLE record" and not _ASIDE.fullmatch(place)})

    def _is_of_a_store(self, place: str) -> bool:
        # in the schema that is called as the user a server looks first
        return place in self.owners or sum((place, f"TABLE {name}") in self.texts for name in TABLES) >= _OF_A_STORE

    def _read(self, line: str) -> None:
        named, copied = _NAMED.fullmatch(line), _COPY.fullmatch(line)
        if named:
            kind, place, name = named[2], named[3], f"{named[2]} {named[1]}"
            self.owners.add(named[4])
            if line.count("; Type: ") > 1:  # a name that is made to look like a header's end
                kind, name = "", f"object {line}"
            self.current = None if kind in _LEFT_OUT else self.texts.setdefault((place, name), [])
        elif line.startswith("-- Data for Name:"):
            self.current = None
        elif copied:
            columns = [name.strip('" ') for name in copied[3].split(",")]
            rows = [values_of(line, columns, copied[2]) for line in iter(lambda: next(self.lines, "\\."), "\\.")]
            place = copied[1] or ""
            place = place[1:-1].replace('""', '"') if place.startswith('"') else place
            self.copied.append((place, copied[2], columns, rows))
        elif line.startswith("INSERT INTO "):
            raise UnreadableError(_OTHER_FORMAT)
        elif line and not _PASSED_OVER.match(line):
            self._add(line)

    def _add(self, line: str) -> None:
        if self.current is not None:
            self.current.append(line)


def _unquoted(found: "re.Match[str]") -> str:
    """Give a name without the quotes that a server adds that was told to (`quote_all_identifiers`), and it lacks."""
    return _PLAIN_NAME.sub(r"\1", found[0]) if _PLAIN_NAME.fullmatch(found[0]) else found[0]


def _left_open(line: str, quote: str) -> str:
    """Give the quote that is open after a line, where `quote` was before it; a doubled one closes none."""
    for at, char in enumerate(line):
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif line.startswith("--", at):
            break
    return quote


def values_of(line: str, columns: list[str], table: str) -> dict:
    """Read a row of a dump; of a file's bytes what is asked of them alone is kept."""
    values = {name: _value(name, text) for name, text in zip(columns, line.split("\t"), strict=False)}
    if table == "file" and isinstance(values.get("content"), bytes):
        values["content"] = hashed([values["content"]])
    return values


def _take(table: str, rows: list[dict], found: Found) -> None:
    wanted = FORMER_COLUMNS if found.is_former else COLUMNS
    for values in rows:
        if table == "alembic_version":
            found.forms.append(str(values["version_num"]))
        elif table in wanted and set(wanted[table]) <= set(values):
            found.rows[table].append(values)
        elif table in wanted:
            found.readable = False


def _value(name: str, text: str) -> object:
    if text == "\\N":
        return None
    plain = re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), text)
    if name in BYTES:
        return bytes.fromhex(plain[2:]) if plain.startswith("\\x") else _escaped(plain)
    return int(plain) if name in NUMBERS and re.fullmatch(r"-?\d+", plain) else plain


def _escaped(text: str) -> object:
    """Read bytes as a server writes them that was told to (`bytea_output = escape`)."""
    if not text.isascii() or re.sub(r"\\([0-7]{3}|\\)", "", text).count("\\"):
        return text
    said = re.sub(r"\\([0-7]{3}|\\)", lambda one: chr(int(one[1], 8)) if one[1] != "\\" else "\\", text)
    return said.encode("latin-1")


def short(text: str) -> str:
    """Give the beginning of the digest of a definition, its white space made one."""
    words = [one for one in re.split(r"[ \t\n\f\r]+", text) if one]  # U+00A0 is no white space to a database
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogateescape")).hexdigest()[:16]


# What stands outside


@dataclass
class Mark:
    """How far the records go."""

    public_key: str
    records: int
    last: str
    day: str

    def said(self) -> dict:
        """Give its members."""
        return {"day": self.day, "last": self.last, "public_key": self.public_key, "records": self.records}

    def is_signed(self, signature: str, chain: str = "", own: str = "", beside: str = "") -> bool:
        """Whether its own key signed it, as that of a chain or, where none is named, of none."""
        more = {"chain": chain, "own": own, "beside": beside}
        said = self.said() | {name: value for name, value in more.items() if value}
        return is_signed(self.public_key, signature, MARK_TYPE, canonical(said))


def canonical(value: object) -> bytes:
    """Write JSON in the one form that is signed: RFC 8785, of which texts and whole numbers need no more than this."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


# what may be a number that Python writes otherwise, or that has no form
ODD = re.compile(r"(?:^|[\[:,])-?(?:[0-9]{16}|[0-9]+\.0(?:[,\]}]|$)|[0-9.]+[eE])")

# what a name may hold that Python sorts by code point and RFC 8785 by UTF-16's units; and what is no text at all
BEYOND = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")


def is_canonical(text: str) -> bool:
    """Whether a text is JSON in the form of RFC 8785: nothing is named twice, no number is written in two ways."""
    try:
        said = json.loads(text)
        quick = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        if quick == text and not ODD.search(text) and not BEYOND.search(text):
            return True
        return jcs(json.loads(text, parse_int=whole_number)).encode() == text.encode()
    except (ValueError, RecursionError):
        return False


def jcs(value: object) -> str:
    """Write JSON as RFC 8785 does: names in the order of UTF-16, numbers as ECMAScript writes them."""
    if isinstance(value, dict):
        named = sorted(value.items(), key=lambda one: one[0].encode("utf-16-be"))
        return "{" + ",".join(f"{jcs(name)}:{jcs(one)}" for name, one in named) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(jcs, value)) + "]"
    if isinstance(value, float):
        return jcs_number(value)
    return json.dumps(value, ensure_ascii=False)


def whole_number(text: str) -> int | float:
    """Read a whole number as the one that it stands for there: all have 64 bits."""
    number = int(text)
    return number if abs(number) < 2**53 else float(text)


def jcs_number(value: float) -> str:
    """Write a number as ECMAScript does (Number::toString)."""
    sign, figures, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits, point = "".join(map(str, figures)), len(figures) + int(exponent)  # int: what has no end is no number
    if value == 0:
        return "0"
    if 0 < point <= 21:
        text = digits.ljust(point, "0") if point >= len(digits) else f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        text = f"{digits[0]}{'.' if digits[1:] else ''}{digits[1:]}e{point - 1:+d}"
    return f"{'-' if sign else ''}{text}"


def is_signed(public_key: str, signature: str, kind: str, body: bytes) -> bool:
    """Whether a key signed a body as a document of a kind (DSSE's encoding, Ed25519)."""
    name = kind.encode()
    signed = b"DSSEv1 %d %b %d %b" % (len(name), name, len(body), body)
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), signed)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def fingerprint(public_key: str) -> str:
    """Give a key's fingerprint."""
    digest = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:20].upper()
    return " ".join(digest[start : start + 4] for start in range(0, 20, 4))


def short_file(path: Path) -> bytes:
    """Give what is in a key or an anchor, neither of which is longer than 4,096 bytes; of a longer file nothing."""
    with path.open("rb") as stream:
        content = stream.read(4_097)
    return content if len(content) <= 4_096 else b""


def read_key(path: Path) -> str | None:
    """Give the public side of the key in a file; None where there is none."""
    if not path.exists():  # nor does a link that leads nowhere, or round in a ring, lead to one
        return None
    if not path.is_file():  # a pipe would be waited for without end
        raise UnreadableError(f"{path}: this is not the key of a store")
    try:
        key = serialization.load_pem_private_key(short_file(path), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise UnreadableError(f"{path}: this is not the key of a store")
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw).hex()


def read_anchor(path: Path) -> "tuple[str, Mark | str | None, str]":
    """Give whose an anchor is and what it says, None where there is none, a text where it is not as it was written.

    Then the key of the store's own matters that it names; empty where it names none.
    """
    if not path.exists():
        return "", None, ""
    changed = "the anchor of the records is not as it was written"
    if not path.is_file():
        return "", changed, ""
    raw = short_file(path)
    try:
        said = json.loads(raw.decode(), object_pairs_hook=each_once)
    except (ValueError, RecursionError):
        return "", changed, ""
    more = ANCHOR_SCHEMAS.get(str(said.get("schema"))) if isinstance(said, dict) else None
    if len(raw) > 4_096 or more is None:
        return "", changed, ""
    if set(said) != more | {"public_key", "records", "last", "day", "signature"} or not is_mark(said):
        return "", changed, ""
    if "chain" in more and not (isinstance(said["chain"], str) and is_chain(said["chain"])):
        return "", changed, ""
    chain, own = said.get("chain", ""), said.get("own", "")
    if "own" in more and not like(HEX_64, own):
        return "", changed, ""
    mark = Mark(said["public_key"], said["records"], said["last"], said["day"])
    return (chain, mark, own) if mark.is_signed(said["signature"], chain, own) else ("", changed, "")


def each_once(pairs: list) -> dict:
    """Take in a JSON object that names nothing twice: readers differ in which of two they take."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def is_chain(name: str) -> bool:
    """Whether a text can be a chain's name."""
    return name == OWN or bool(ID.fullmatch(name))


@dataclass
class Outside:
    """The key and the anchor of a chain."""

    key: "str | None" = None
    trunk_key: "str | None" = None
    anchor: "Mark | str | None" = None
    elsewhere: bool = False
    anothers: str = ""
    """Another chain of which there is an anchor, where nothing of this one is there; empty for none."""


class Beside:
    """What stands outside a store: the first chain's key and anchor, and in their folder those of the others."""

    def __init__(self, key: Path, anchor: Path) -> None:
        self.key, self.anchor, self.folder = key, anchor, anchor.parent
        for _ in range(50):  # a key that takes the place of another just now signs first, and comes then
            if not any(self.folder.glob("venuecheck*.key.next")):
                break
            time.sleep(0.02)
        self.stood = self.stands()
        self.said = {path: read_anchor(path) for path in {anchor, *self.folder.glob("venuecheck*.anchor")}}
        self.first = self.said[anchor]
        self.configured = configured_in(self.folder)
        self.has_own = False  # whether the store's own matters have their key and their anchor here

    def stands(self) -> "list[tuple[str, int, int]]":
        """Give what tells whether a key or an anchor is another than it was."""
        files = sorted({self.key, self.anchor, *self.folder.glob("venuecheck*.key"), *self.folder.glob("*.anchor")})
        there = [(path, path.lstat()) for path in files if path.exists()]
        return [(str(path), found.st_ino, found.st_mtime_ns) for path, found in there]

    def of(self, chain: str, *, must_be_here: bool) -> Outside:
        """Give those of a chain: another computer can have them, where they need not be here."""
        name = chain if is_chain(chain) else "_none"
        key, anchor = (self.folder / f"venuecheck-{name}.{end}" for end in ("key", "anchor"))
        whose, said, _ = self.first
        named, its, _ = self.said.get(anchor, ("", None, ""))
        must_be_here = must_be_here or chain in self.configured
        if not key.exists() and its is None:
            taken_by = self.taken_by()
            is_anothers = whose not in {"", chain} and not taken_by
            is_nobodys = bool(self.configured) and (bool(taken_by) or not isinstance(said, Mark))
            if (is_anothers or is_nobodys) and not must_be_here:
                return Outside(elsewhere=True)
            said = f"the anchor is that of {taken_by}" if taken_by else said
            if is_anothers or not (self.key.exists() or said is not None):
                return Outside(anothers=min(self.anchored() - {OWN, chain}, default=""))
            return Outside(key=read_key(self.key), anchor=said)
        said = f"the anchor is that of {named}" if named not in {"", chain} else its
        return Outside(key=read_key(key), trunk_key=read_key(self.key), anchor=said)

    def taken_by(self) -> str:
        """Name the chain whose anchor the first one is though its own files have its name; empty where it is not so."""
        whose, mark, _ = self.first
        if not whose or not isinstance(mark, Mark) or self.anchor.name != "venuecheck.anchor":
            return ""
        return whose if any((self.folder / f"venuecheck-{whose}.{end}").exists() for end in ("key", "anchor")) else ""

    def keys_here(self) -> "set[str | None]":
        """Give the public sides of all keys that are there."""
        found = set()
        for path in (self.key, *self.folder.glob("venuecheck-*.key")):
            with contextlib.suppress(UnreadableError):
                found.add(read_key(path))
        return found

    def keys_named(self) -> "set[str]":
        """Give the keys that the anchors are of, and those that they name."""
        return {mark.public_key for _, mark, _ in self.anchors() if isinstance(mark, Mark)} | self.own_keys()

    def chains(self) -> set[str]:
        """Name the chains of which an anchor or a key is there, as far as these tell."""
        # a copy of the first key under another name is no chain's
        first = {path: short_file(path) for path in (self.key,) if path.is_file()}
        keys = [path for path in self.folder.glob("venuecheck-*.key") if path.exists()]
        keyed = {
            path.stem.removeprefix("venuecheck-")
            for path in keys
            if not path.is_file() or short_file(path) not in first.values()
        }
        spoilt = (path for path, (_, said, _) in self.said.items() if isinstance(said, str))
        keyed |= {path.stem.removeprefix("venuecheck-") for path in spoilt if path.stem.startswith("venuecheck-")}
        return self.anchored() | set(filter(is_chain, keyed)) | ({OWN} if self.own_keys() else set())

    def anchored(self) -> set[str]:
        """Name the chains of which an anchor is there."""
        return {chain for chain, mark, _ in self.anchors() if chain and isinstance(mark, Mark)}

    def own_keys(self) -> set[str]:
        """Give the keys that the anchors name as that of the store's own matters."""
        return {own for _, _, own in self.anchors() if own}

    def anchors(self) -> "list[tuple[str, Mark | str | None, str]]":
        """Give every anchor that is there."""
        others = sorted(self.said.keys() - {self.anchor})
        return [self.first, *(self.said[path] for path in others)]


def configured_in(folder: Path) -> set[str]:
    """Name the venues whose configuration is in a folder: their keys and anchors are to be there as well."""
    here = Path(os.path.realpath(folder))
    files = [path for path in folder.glob("*") if path.suffix.lower() in {".yaml", ".yml"}]
    return {venue_in(short_text(path)) for path in files if Path(os.path.realpath(path)).parent == here} - {""}


def asked_for(anchor: Path) -> str:
    """Give whose records are asked for where nobody says: the anchor's chain, or the one that the folder is to be of.

    That is a venue whose configuration is here, where the anchor names records of none of these and no other file
    of theirs is here: the folder is another venue's, as `venuecheck verify` says.
    """
    (whose, said, _), configured = read_anchor(anchor), configured_in(anchor.parent)
    if not isinstance(said, Mark) or not said.records or whose in {"", OWN, *configured}:
        return whose
    named = (anchor.with_name(f"venuecheck-{one}.{end}") for one in configured for end in ("key", "anchor"))
    return whose if any(path.exists() for path in named) else min(configured, default=whose)


_VENUE = re.compile(r"""^(?:---[ \t]+)?(?:venue|"venue"|'venue')[ \t]*:(?=\s|$)""", re.MULTILINE)
_ID = re.compile(r"""(?:id|"id"|'id')[ \t]*:(?=\s|$)""")
_LEAD = re.compile(r"(?:\s+|#[^\n]*|[&!%][^\s{}\[\],]*(?=\s)|---(?=\s))*")
"""What may stand before a value: blanks, comments, a tag or an anchor, the beginning of a document."""
_TOKEN = re.compile(r"""\s+|\#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[{}\[\],:]|[^\s{}\[\],:]+|.""", re.DOTALL)
_LINE = re.compile(r"^( *)(?!\s*(?:#|$)).*", re.MULTILINE)
"""One in which more stands than a comment."""
_VALUE = re.compile(r"""\s*(?:[&!]\S*\s+)*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,{}\[\]"'#]+))""")


def venue_in(configuration: str) -> str:
    """Give the id under `venue`; empty where there is none, as in other files of that form."""
    begins = _VENUE.search(configuration)
    if begins:
        found = _id_at(configuration, begins.end())
    else:
        at = _after_lead(configuration, 0)
        inside = _in_braces(configuration, at, "venue") if configuration.startswith("{", at) else -1
        found = _id_at(configuration, inside) if inside >= 0 else ""
    return found if ID.fullmatch(found) else ""


def _id_at(text: str, at: int) -> str:
    """Give the `id` of the mapping that stands there, in braces or one below the other; empty for none."""
    begins = _after_lead(text, at)
    if text.startswith("{", begins):
        inside = _in_braces(text, begins, "id")
        return _word_at(text, inside) if inside >= 0 else ""
    depth = 0
    for line in _LINE.finditer(text, text.find("\n", at) + 1 or len(text)):
        indent = len(line[1])
        if not indent:
            break
        depth = depth or indent  # what lies deeper has ids of its own
        found = _ID.match(line[0], indent) if indent == depth else None
        if found:
            return _word_at(line[0], found.end())
    return ""


def _after_lead(text: str, at: int) -> int:
    found = _LEAD.match(text, at)
    return found.end() if found else at


def _in_braces(text: str, at: int, wanted: str) -> int:
    """Give where the value begins that has a name in the braces at a place; -1 where none has it."""
    depth, last = 0, ""
    for token in _TOKEN.finditer(text, at):
        said = token[0]
        if said.isspace() or said.startswith("#"):
            continue
        depth += (said in {"{", "["}) - (said in {"}", "]"})
        if not depth:
            return -1
        if depth == 1 and said == ":" and last.strip("\"'") == wanted:
            return token.end()
        last = said if depth == 1 else ""
    return -1


def _word_at(text: str, at: int) -> str:
    """Give the word that stands there, with its quotes or without; empty for none."""
    found = _VALUE.match(text, at)
    return next((one for one in found.groups() if one), "") if found else ""


def short_text(path: Path) -> str:
    """Read the beginning of a text file; nothing where it cannot be read."""
    with contextlib.suppress(OSError):
        if path.is_file():
            with path.open("rb") as stream:
                return stream.read(2_097_152).decode("utf-8-sig", "replace")
    return ""


def is_mark(said: dict) -> bool:
    """Whether values have the form of a mark's."""
    texts = [said["public_key"], said["last"], said["day"]]
    if not all(isinstance(text, str) for text in texts) or not number(said["records"], 0):
        return False
    if not HEX_64.fullmatch(said["public_key"]) or not HEX_64.fullmatch(said["last"]):
        return False
    if not said["records"]:
        return (said["day"], said["last"]) == ("", FIRST)
    return is_day(said["day"])


# Shapes

HEX_64, HEX_128 = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{128}")
ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}\+00:00")


def text(value: object, least: int, most: int) -> bool:
    """Whether a value is a text of Unicode, of such a length."""
    if not isinstance(value, str) or not least <= len(value) <= most:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def number(value: object, least: int) -> bool:
    """Whether a value is a whole number of at least so much."""
    return type(value) is int and least <= value < 2**31


def like(pattern: "re.Pattern[str]", value: object) -> bool:
    """Whether a value is a text of a form."""
    return isinstance(value, str) and bool(pattern.fullmatch(value))


def is_day(text: str) -> bool:
    """Whether a text is a day that there is."""
    try:
        return bool(DAY.fullmatch(text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def is_moment(value: object) -> bool:
    """Whether a value is a moment of a day that there is."""
    return isinstance(value, str) and is_day(value[:10]) and like(TIME, value[10:])


def header_is_shaped(row: dict) -> bool:
    """Whether a header holds what a header can hold."""
    digests = (row["previous"], row["payload_digest"], row["digest"])
    sizes = text(row["kind"], 1, 40) and text(row["key"], 0, 200) and text(row["venue"], 1, 64)
    return number(row["seq"], 1) and sizes and is_moment(row["at"]) and all(like(HEX_64, one) for one in digests)


def header_digest(row: dict, seq: int) -> str:
    """Give the digest of a header as if it stood at a place."""
    if not header_is_shaped(row):
        return ""
    said = {name: row[name] for name in ("kind", "key", "venue", "at", "previous", "payload_digest")}
    return hashlib.sha256(canonical(said | {"seq": seq})).hexdigest()


# Judging


@dataclass
class Proof:
    """What came of it."""

    records: int
    faults: list[tuple[int, str]]
    """Everything that is wrong: the record's place (0 for the store) and what."""
    notes: list[str] = field(default_factory=list)
    """What to know, and no fault: copies that were brought back, records that are dated ahead, a left journal."""
    unproven: list[str] = field(default_factory=list)
    """The chains that are held to nothing but their own signature, which is anybody's."""


def verify(
    store: Path,
    key: Path | None = None,
    anchor: Path | None = None,
    *,
    chain: str = "",
    expect_key: str = "",
    at_least: int = 0,
    schema: str = "",
) -> Proof:
    """Prove a store.

    `chain` is whose key and number are expected; it need not be named where there is one.
    """
    if store.exists() and not store.is_file():  # a pipe would be waited for without end
        raise UnreadableError(f"{store}: this is a folder, a pipe or a device, and no file")
    for _ in range(3):
        # anchors are read before the records, and only rise: what is recorded meanwhile is beyond them, and no fault
        beside = Beside(key or store.with_name("venuecheck.key"), anchor or store.with_name("venuecheck.anchor"))
        found = read(store, schema)
        with found.kept:
            beside.has_own = found.kind == "sqlite" and beside.folder.resolve() == store.resolve().parent
            proof = judge(found, beside, chain, expect_key, at_least)
            proof.faults += accounts_faults(beside.folder)
        # a key or an anchor that was set anew meanwhile is no fault either
        if not proof.faults or beside.stood == Beside(beside.key, beside.anchor).stood:
            break
    if found.kind == "nothing" and not proof.faults:
        raise UnreadableError(
            f"{store}: there is no such file, or nothing is in it, and nothing beside it names records"
        )
    return proof


def accounts_faults(folder: Path) -> list[tuple[int, str]]:
    """Name what stands in the place of a file of the accounts beside the records, and is none."""
    path = Path(os.path.realpath(folder / ACCOUNTS))
    if path.exists() and not path.is_file():
        return [(0, f"what stands in the place of {ACCOUNTS} is no file")]
    odd = odd_beside(path)
    return [(0, f"the accounts, of which the records know: {odd}")] if odd else []


def judge(found: Found, beside: Beside, chain: str, expect_key: str, at_least: int) -> Proof:
    """Prove what was read of a store, chain by chain."""
    faults = [*([] if found.is_none else layout_faults(found)), *found.faults]
    if not found.readable:
        return Proof(records=0, faults=faults)
    misnumbered = [row for row in found.rows["record"] if type(row["seq"]) is not int]
    found.rows["record"] = [row for row in found.rows["record"] if type(row["seq"]) is int]
    faults += [(0, "the number of a record is none") for _ in misnumbered]
    records, heads = found.rows["record"], found.rows["head"]
    for row in found.rows["neighbour"]:
        found.said_by.setdefault(row["chain"], []).append(row)
        found.said_of.setdefault(row["other"], []).append(row)
    named = {*found.said_by, *found.said_of}
    faults += [(0, "what is said of a chain is of none") for one in named if not text(one, 1, 64)]
    ends = {row["chain"] for row in heads}
    named = set(sorted(one for one in named if text(one, 1, 64) and one not in ends)[:MOST_NAMED])
    chains = sorted(chains_in(found) | beside.chains() | named | {chain} - {""}) or [""]
    faults += [(row["seq"], "its venue is none") for row in records if not text(row["venue"], 1, 64)]
    faults += [(0, "a signature is of no chain") for row in heads if not text(row["chain"], 0, 64)]
    unproven, keys_here, walks = [], beside.keys_here(), {one: Walk(found, one, chains) for one in chains}
    of_records = {one: walk.faults() for one, walk in walks.items()}
    told = {one for one, walk in walks.items() if is_said(walk)}
    vouched = vouched_for(walks, told, keys_here | beside.keys_named(), found)
    for one, walk in walks.items():
        mine = one == chain or len(chains) == 1
        try:
            outside = beside.of(one, must_be_here=mine or (one == OWN and beside.has_own and bool(beside.chains())))
        except UnreadableError as error:
            if mine:
                raise
            faults += [(0, f"{one}: {error}"), *((seq, f"{one}: {what}") for seq, what in of_records[one])]
            continue
        expected = ("".join(expect_key.split()).upper(), at_least) if mine else ("", 0)
        wrong = [*of_records[one], *end_faults(walk, outside, *expected), *faults_by_others(walk, told, vouched, found)]
        wrong += said_unsigned(walk, walks, found) if wrong and one not in told else []
        wrong += own_faults(walk, beside.own_keys()) if one == OWN else []
        unproven += [one] if outside.elsewhere else []
        if outside.elsewhere and walk.head is not None and walk.head["public_key"] in keys_here:
            wrong.append(
                (0, "its key is here under another's name, or an anchor of another lies in the place of its own")
            )
        said = f"{one}: " if len(chains) > 1 else ""
        faults += [(seq, said + what) for seq, what in wrong]
        found.notes += [said + note for note in walk.notes()]
    known = {(row["venue"], row["seq"]) for row in records}
    for name in ("payload", "file", "erased"):
        rows = [row for row in found.rows[name] if (row["venue"], row["seq"]) not in known]
        faults += [(0, f"{row['venue']}: table '{name}' holds something of record {row['seq']}") for row in rows]
    if taken := beside.taken_by():
        faults.append((0, f"{beside.anchor.name} is the anchor of {taken}, which has files of its own"))
    if found.kind == "nothing" and faults:
        faults.insert(0, (0, "the database is not there, or is empty"))
    return Proof(records=len(records), faults=faults, unproven=unproven, notes=found.notes)


def chains_in(found: Found) -> set[str]:
    """Name the chains of which there is a record or a signature."""
    named = {row["venue"] for row in found.rows["record"]} | {row["chain"] for row in found.rows["head"]}
    return {one for one in named if text(one, 1, 64)}


def layout_faults(found: Found) -> list[tuple[int, str]]:
    """Compare a store's tables, triggers and so on with those of the program."""
    if found.kind == "nothing":
        return []
    if "record" not in (names := {name.rpartition(" ")[2] for name in found.layout}) and "web_account" in names:
        return [(0, "this is the accounts' database, and not the records'")]
    if found.is_former:
        return former_layout_faults(found)
    wanted, form = LAYOUT[found.kind], FORM
    if found.forms == [ALONE] and "neighbour" not in {name.split(" ")[1] for name in found.layout}:
        wanted, form = {name: one for name, one in wanted.items() if "neighbour" not in name}, ALONE
    faults = [(0, f"the {name} is missing") for name in sorted(wanted.keys() - found.layout.keys())]
    faults += [
        (0, f"there is {'an' if name[0] in 'AEIOaeio' else 'a'} {name[:60]}: it is not the store's")
        for name in sorted(found.layout.keys() - wanted.keys())
    ]
    both = sorted(wanted.keys() & found.layout.keys())
    faults += [(0, f"the {name} is not as the program made it") for name in both if wanted[name] != found.layout[name]]
    if found.forms != [form]:
        said = ", ".join(one[:20] for one in found.forms) or "none"
        faults.append((0, f"it says that its form is {said}, and this program knows {FORM}"))
    return faults


def former_layout_faults(found: Found) -> list[tuple[int, str]]:
    """Compare what stays of an earlier form's layout: its other tables, with what hangs on them, are made anew."""
    kept, ours = KEPT[found.forms[0]], LAYOUT[found.kind]
    wanted = {name: one for name, one in ours.items() if name.split(" ")[1] in kept}
    anew = {*TABLES, "alembic_version"} - {"neighbour", *kept}
    faults = [(0, f"the {name} is missing") for name in sorted(wanted.keys() - found.layout.keys())]
    for name, one in sorted(found.layout.items()):
        kind, _, of = name.partition(" ")
        is_made_anew = found.on.get(name, of if kind in {"table", "TABLE"} else "") in anew
        is_made_anew = is_made_anew or (kind == "FUNCTION" and name in ours) or of.startswith("sqlite_autoindex_")
        if is_made_anew or wanted.get(name) == one:
            continue
        wrong = f"the {name} is not as the program made it" if name in wanted else ""
        faults.append((0, wrong or f"there is a {name[:60]}: it is not the store's"))
    return faults


class Walk:
    """Goes through the records of a chain in order: the trunk's, where there is one, and then its own."""

    def __init__(self, found: Found, chain: str, chains: list[str]) -> None:
        heads = {row["chain"]: row for row in found.rows["head"]}
        self.chain, self.chains = chain, chains
        self.trunk_head = heads.get(TRUNK)
        self.trunk = self.trunk_head["seq"] if self.trunk_head and type(self.trunk_head["seq"]) is int else 0
        self.own_head = heads.get(chain) if chain else None
        self.trunk_row = self.trunk_head
        self.trunk_venues = {row["venue"] for row in found.rows["record"] if row["seq"] <= self.trunk}
        if self.trunk_head and not self.trunk_head["signature"]:
            self.trunk_head = None  # the first version signed nothing
        self.records = self.mine(found, "record")
        self.payloads = {(row["venue"], row["seq"]): row for row in self.mine(found, "payload")}
        self.files = {(row["venue"], row["seq"]): row for row in self.mine(found, "file")}
        self.erased = {row["seq"]: row["by_seq"] for row in self.mine(found, "erased")}
        self.head = self.own_head
        if self.head is None and self.trunk and not any(row["seq"] > self.trunk for row in self.records):
            self.head = self.trunk_head
        self.parted, self.taken_over = False, {}
        self.anchor_before, self.anchor_before_at = None, 0  # what the anchor named until a copy was brought back
        self.answered_at = 0
        self.places = {row["digest"]: row["seq"] for row in self.records}
        self.everywhere = {row["digest"]: row["seq"] for row in found.rows["record"]}
        self.days = {row["seq"]: str(row["at"])[:10] for row in self.records}
        self.seq, self.digest, self.key, self.key_by = 0, FIRST, "", 0
        self.told: dict[int, set[int]] = {}
        self.looked_for = 0
        self.restored: list[str] = []
        self.former: set[str] = set()
        self.begun_after: list[dict] = []
        self.beside = digest_of(found, chain)
        self.newer: list[int] = []

    def notes(self) -> list[str]:
        """Say which ways back were taken, and which records are dated back, or ahead of now by more than an hour."""
        now = time.time()  # noqa: TID251 - this stands alone, and what it is asked is whether a record is ahead
        from_then = dt.datetime.fromtimestamp(now + 3_600, dt.UTC).isoformat(timespec="milliseconds")
        ahead = [(row["seq"], str(row["at"])) for row in self.records if str(row["at"]) > from_then]
        said = [
            f"record {seq} is dated ahead of today ({at[:10]}): a clock was wrong, then or now" for seq, at in ahead
        ]
        newer = [f"{len(self.newer)} of the records are of kinds that are not known here: a newer version wrote them"]
        back = sum(str(row["at"]) < str(before["at"]) for before, row in itertools.pairwise(self.records))
        dated = [f"{back} of the records are dated before the one ahead: entered later, or a clock was set back"]
        return [*self.restored, *(dated if back else []), *(newer if self.newer else []), *said[-3:]]

    def mine(self, found: Found, table: str) -> list[dict]:
        """Give the rows of a table that are of the chain."""
        rows = found.rows[table]
        return [
            row for row in rows if row["venue"] == self.chain or (type(row["seq"]) is int and row["seq"] <= self.trunk)
        ]

    def faults(self) -> list[tuple[int, str]]:
        """Name what is wrong with each record."""
        faults = []
        for row in self.records:
            faults += [*self.of_header(row), *self.of_payload(row), *self.of_file(row)]
            self.seq, self.digest = row["seq"], row["digest"]
        for seq, by in self.erased.items():
            if seq not in self.told.get(by, ()):
                faults.append((seq if type(seq) is int else 0, "it was erased, and no record says why"))
        for by, told in self.told.items():
            faults += [
                (by, f"it says that record {seq} was erased") for seq in sorted(told - self.erased.keys(), key=str)
            ]
        return faults

    def of_header(self, row: dict) -> list[tuple[int, str]]:
        """Hold a header to its digest and to the one before."""
        seq, faults, gap = row["seq"], [], None
        if not header_is_shaped(row):
            faults.append((seq, "its header holds what no header can"))
        if 1 <= seq <= self.seq:
            faults.append((seq, "two records have this number"))
        elif seq >= 1 and seq != self.seq + 1:
            gap = (0, lost(self.seq + 1, seq - 1))
        if seq >= 1 and header_digest(row, seq) != row["digest"]:
            place = self.recorded_place(row)
            if place is None:
                faults.append((seq, "its header has been changed"))
            else:
                faults.append((seq, f"it was moved: it was recorded as record {place}"))
                gap = None  # what was moved here does not tell of records before it
        elif seq == self.seq + 1 and row["previous"] != self.digest:
            faults.append((seq, "the record before it is not the one that it followed"))
        return [gap, *faults] if gap else faults

    def recorded_place(self, row: dict) -> "str | None":
        """Find the place where a header is as it was recorded, None where it is so nowhere."""
        self.looked_for += 1
        if self.looked_for > 20:
            return None
        after = self.everywhere.get(row["previous"], 0) + 1  # the record that it followed can still be there
        places = dict.fromkeys((after, row["seq"], *range(1, len(self.places) + 1)))
        for venue in dict.fromkeys((row["venue"], *self.chains[:20])):
            for one in places:
                if header_digest(row | {"venue": venue}, one) == row["digest"]:
                    return str(one) if venue == row["venue"] else f"{one} of {venue}"
        return None

    def of_payload(self, row: dict) -> list[tuple[int, str]]:
        """Hold what a record says to its header."""
        seq = row["seq"]
        said = self.payloads.get((row["venue"], seq))
        if said is None:
            return [] if seq in self.erased else [(seq, "what it says is lost")]
        faults = [(seq, "it is marked as erased, and what it says is still there")] if seq in self.erased else []
        body, salt = said["body"], said["salt"]
        if not text(body, 1, 2**31) or not isinstance(salt, bytes) or len(salt) != 32:
            return [*faults, (seq, "what it says is no text with a salt of 32 bytes")]
        if hashlib.sha256(salt + body.encode()).hexdigest() != row["payload_digest"]:
            return [*faults, (seq, "what it says has been changed")]
        if not is_canonical(body):
            return [*faults, (seq, "what it says is not in the one form of JSON in which it is written")]
        known = len(faults)
        try:
            if row["kind"] == "erasure":
                self.told[seq] = set(json.loads(body)["records"])
            if row["kind"] == "chain":
                faults += self.of_chain(seq, json.loads(body))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            faults.append((seq, "what it says is nothing that a record of its kind says"))
        form = FORMS["kinds"].get(row["kind"])
        if form is None:
            self.newer.append(seq)
        elif len(faults) == known and not fits(form, json.loads(body)):
            faults.append((seq, "it has not the form that is known of its kind"))
        return faults

    def of_chain(self, seq: int, said: dict) -> list[tuple[int, str]]:
        """Follow the keys."""
        if said.get("before") is not None:
            self.former.add(said["before"]["public_key"])
        marks = [
            {name: mark[name] for name in ("day", "last", "public_key", "records")} for mark in said.get("named", ())
        ]
        self.begun_after += marks
        self.former |= {mark["public_key"] for mark in marks}
        self.anchor_before = said.get("anchor") if said.get("became") == "brought_back" else None
        self.anchor_before_at = seq
        if said.get("became") == "brought_back":
            self.restored.append(f"record {seq}: {restored_words(said)}")
        day = str(said.get("at"))[:10]
        if said.get("became") == "begun":
            self.restored.append(f"record {seq}: begun anew on {day}: the records before were not whole")
        if said.get("became") == "anchor_set":
            self.restored.append(f"record {seq}: the anchor was set anew on {day}")
        if said.get("became") == "others_missed":
            self.restored.append(f"record {seq}: says of others what became of what is missing or not whole")
        if said.get("became") == "new_key" and not said.get("signature"):
            self.restored.append(f"record {seq}: the key was lost on {day}, and another signs since then")
        if said.get("became") == "anchor_set" and said.get("before") is None:
            self.answered_at = self.answered_at or seq
        if said.get("became") not in ("new_key", "parted"):
            return []
        old, new, signature, faults = said["before"]["public_key"], said["new_key"], said["signature"], []
        body = canonical({"before": said["before"], "new_key": new})
        self.parted = self.parted or said["became"] == "parted"
        self.taken_over[seq] = (old, said["before"]["last"])
        if (signature or said["became"] == "parted") and not is_signed(old, signature, KEY_TYPE, body):
            faults.append((seq, "the old key did not sign the new one that it names"))
        if self.key not in {"", old}:
            faults.append((seq, "the key that it takes over from is not the one before"))
        self.key, self.key_by = new, seq
        return faults

    def of_file(self, row: dict) -> list[tuple[int, str]]:
        """Hold a file to its name in the store and in the record."""
        seq = row["seq"]
        file, said = self.files.get((row["venue"], seq)), self.payloads.get((row["venue"], seq))
        if file is None:
            return [(seq, "its file is lost")] if row["kind"] == "file" and said is not None else []
        if said is None:
            return [(seq, "what it says is gone, and its file is still there")]
        if row["kind"] != "file":
            return [(seq, "a file is with it, and a record of its kind brings none")]
        content, digest, size, kind = file["content"], file["digest"], file["size"], file["media_type"]
        content = hashed([content]) if isinstance(content, bytes) else content
        if not isinstance(content, Hashed) or not like(HEX_64, digest) or not number(size, 0) or not text(kind, 1, 100):
            return [(seq, "its file is none that the program writes")]
        if (content.digest, content.size) != (digest, size) or f'"{digest}"' not in str(said["body"]):
            return [(seq, "its file has been changed")]
        try:
            named = json.loads(said["body"]).get("media_type")
        except (ValueError, AttributeError, RecursionError):
            named = None
        return [(seq, "its file's type has been changed")] if named not in {None, kind} else []


def lost(first: int, last: int) -> str:
    """Say which records are lost."""
    return f"record {first} is lost" if first == last else f"records {first} to {last} are lost"


def fits(form: object, said: object) -> bool:
    """Whether a value has a form: see records-format.md."""
    if isinstance(form, str):
        return PLAIN[form](said) if form in PLAIN else fits(FORMS["named"][form[1:]], said)
    if isinstance(form, dict):
        return isinstance(said, dict) and all(
            fits(inner, said[name.rstrip("?")]) if name.rstrip("?") in said else name.endswith("?")
            for name, inner in form.items()
        )
    mark, *rest = form
    if mark == "[":
        return isinstance(said, list) and all(fits(rest[0], one) for one in said)
    if mark == "{":
        return isinstance(said, dict) and all(fits(rest[0], one) for one in said.values())
    if mark == "=":
        return any(type(one) is type(said) and one == said for one in rest)
    return any(fits(one, said) for one in rest)


def is_time(said: object) -> bool:
    """Whether a value is a moment as the program writes one."""
    with contextlib.suppress(ValueError):
        return isinstance(said, str) and bool(dt.datetime.fromisoformat(said.replace("Z", "+00:00")))
    return False


PLAIN = {
    "s": lambda said: isinstance(said, str),
    "i": lambda said: type(said) is int,
    "n": lambda said: type(said) in (int, float),
    "b": lambda said: type(said) is bool,
    "z": lambda said: said is None,
    "d": is_time,
    "D": lambda said: isinstance(said, str) and is_day(said),
    "*": lambda _: True,
}


def restored_words(said: dict) -> str:
    """Say how far a copy went that was brought back, and how far the anchor went before."""
    ends = [one.get("records") if isinstance(one, dict) else None for one in (said.get("before"), said.get("anchor"))]
    copied, named = (one if number(one, 0) else None for one in ends)
    if copied is None or named is None:
        return f"restored on {str(said.get('at'))[:10]} from a copy; how far the records had gone is not known"
    begins = f"restored on {str(said.get('at'))[:10]} from a copy that ended at record {copied}"
    if named <= copied:
        return f"{begins}; the anchor named {named}"
    are = "record that had been recorded is" if named == copied + 1 else "records that had been recorded are"
    return f"{begins}; {named - copied} {are} not in it"


def end_faults(walk: Walk, outside: Outside, expected: str, at_least: int) -> list[tuple[int, str]]:
    """Hold the end to its signature, its key and its anchor."""
    head, faults, end, public_key, anchor = walk.head, [], walk.seq, outside.key, outside.anchor
    if not head and end:
        faults.append((0, "no record is signed: the signature of the last one is gone"))
    elif not head and public_key and anchor is None:
        faults.append((0, "there is a key here, and neither a record nor an anchor"))
    if not head and not end and outside.anothers:
        faults.append((0, f"nothing of this venue is here: the key and the anchor are those of {outside.anothers}"))
    if head is not None and not head_is_shaped(head):
        faults.append((0, "the signature of the last record has been changed"))
        head = None
    former = False
    faults += trunk_row_faults(walk)
    if head is not None:
        seq = head["seq"]
        body = canonical({"digest": head["digest"], "seq": seq})
        former = is_signed(head["public_key"], head["signature"], FORMER_TYPE, body)
        faults += head_faults(head, walk, former=former)
        faults += key_faults(head, walk, outside, expected)
        faults += trunk_faults(walk) if head["chain"] != TRUNK else []
    if isinstance(anchor, str):
        faults.append((0, anchor))
    elif anchor is None and head is not None and not former and not outside.elsewhere:
        faults.append((0, "the anchor of the records is gone"))
    elif anchor is not None:
        faults += anchor_faults(head, walk, public_key, anchor, expected)
    if at_least > end:
        faults.append((0, f"there are {end} records, and there were to be at least {at_least}"))
    return faults


def head_is_shaped(head: dict) -> bool:
    """Whether a head holds what a head can hold."""
    keys = like(HEX_64, head["digest"]) and like(HEX_64, head["public_key"]) and like(HEX_128, head["signature"])
    return text(head["chain"], 0, 64) and number(head["seq"], 1) and keys


def trunk_row_faults(walk: Walk) -> list[tuple[int, str]]:
    """Say where what closes the trunk names no record, or one that the chain's own end does not follow."""
    trunk, own = walk.trunk_row, walk.own_head
    if trunk is None:
        return []
    if not number(trunk["seq"], 1):
        return [(0, "the row that closes what several venues had together names no record")]
    if own is not None and number(own["seq"], 1) and own["seq"] <= trunk["seq"]:
        return [(0, "several venues are said to have had all of it together, and it is signed alone")]
    if len(walk.trunk_venues) == 1:
        return [(0, "what several venues are said to have had together is all one venue's")]
    return []


def trunk_faults(walk: Walk) -> list[tuple[int, str]]:
    """Hold the trunk's end to its signature, and to what the chain that goes on from it says of that."""
    head, faults = walk.trunk_head, []
    if head is not None and not head_is_shaped(head):
        faults.append((0, "the signature of what several venues had together has been changed"))
    elif head is not None:
        body = canonical({"digest": head["digest"], "seq": head["seq"]})
        former = is_signed(head["public_key"], head["signature"], FORMER_TYPE, body)
        faults += head_faults(head, walk, former=former, is_end=False)
    elif walk.trunk and walk.answered_at != walk.trunk + 1:
        faults.append((0, "what several venues had together is not signed, and nobody answers for it"))
    signed = None if head is None else (head["public_key"], head["digest"])
    if walk.taken_over.get(walk.trunk + 1) != signed if signed else walk.parted:
        faults.append((0, "the signature of what several venues had together is not the one named"))
    return faults


def head_faults(head: dict, walk: Walk, *, former: bool, is_end: bool = True) -> list[tuple[int, str]]:
    """Hold an end to its signature; a trunk's is not the end of the chain that goes on from it."""
    seq, end = head["seq"], walk.seq
    if end < seq:
        return [(0, f"{lost(end + 1, seq)}: the signature names number {seq}")]
    faults = [(seq, "it is not the record that was signed")] if walk.places.get(head["digest"]) != seq else []
    faults += [(one, "it is not signed") for one in range(seq + 1, min(end, seq + 20) + 1) if is_end]
    mark = Mark(head["public_key"], seq, head["digest"], walk.days.get(seq, ""))
    said = walk.beside if head["chain"] != TRUNK else ""
    signed = any(mark.is_signed(head["signature"], one, beside=said) for one in (head["chain"], TRUNK))
    if not signed and (said or not former):
        faults.append((0, "the signature of the last record is wrong"))
    return faults


def key_faults(head: dict, walk: Walk, outside: Outside, expected: str) -> list[tuple[int, str]]:
    """Hold the signature to the key."""
    faults, used = [], fingerprint(head["public_key"])
    public_key = (outside.trunk_key or outside.key) if head["chain"] == TRUNK else outside.key
    if expected and used.replace(" ", "") != expected:
        faults.append((0, f"the last record was signed with another key ({used}) than the one that was named"))
    elif public_key is None and not expected and not outside.elsewhere:
        faults.append((0, f"no key is here to hold the signature against; it bears that of {used}"))
    elif public_key not in {None, head["public_key"]}:
        faults.append((0, f"the last record was signed with another key ({used}) than the one here"))
    if walk.key not in {"", head["public_key"]}:
        faults.append((walk.key_by, "it names another key than the one that signed the last record"))
    return faults


def digest_of(found: Found, chain: str) -> str:
    """Give the digest of what a chain says of others, which the signature of its end binds; empty for nothing."""
    rows = found.said_by.get(chain, [])
    if not all(
        text(row["other"], 1, 64) and number(row["seq"], 1) and like(HEX_64, row["digest"])
        and like(HEX_64, row["public_key"]) and isinstance(row["day"], str) and is_day(row["day"])
        for row in rows
    ):  # fmt: skip
        return CHANGED
    said = {row["other"]: said_in(row) for row in rows}
    return hashlib.sha256(canonical(said)).hexdigest() if said else ""


def said_in(row: dict) -> dict:
    """Give the mark that a row of `neighbour` holds, as its members."""
    return Mark(row["public_key"], row["seq"], row["digest"], row["day"]).said()


def said_unsigned(walk: Walk, walks: "dict[str, Walk]", found: Found) -> list[tuple[int, str]]:
    """Name the others that do not go as far as an end says that is not signed rightly: it can be true all the same."""
    faults = []
    for row in found.said_by.get(walk.chain, []) if walk.beside != CHANGED else []:
        about = walks.get(row["other"])
        is_there = about is not None and about.places.get(row["digest"]) == row["seq"]
        if not is_there and (about is None or said_in(row) not in about.begun_after):
            named = f"{row['seq']} records" if row["seq"] > 1 else "1 record"
            faults.append((0, f"its end, which is not rightly signed, names {named} of {row['other']}"))
    return faults


def vouched_for(walks: "dict[str, Walk]", told: set[str], keys: "set[str | None]", found: Found) -> set[str]:
    """Name the chains that one of some keys signs, and those whose key the end of such a chain names in turn."""
    heads = {one: walks[one].head["public_key"] for one in told}
    vouched, waiting = set(), [one for one, key in heads.items() if key in keys]
    while waiting:
        one = waiting.pop()
        if one not in vouched:
            vouched.add(one)
            waiting += [
                row["other"] for row in found.said_by.get(one, []) if heads.get(row["other"]) == row["public_key"]
            ]
    return vouched


def claimed(by: str, named: str, otherwise: str) -> str:
    """Say what an end says that nothing here proves: whoever has the database alone can make it up."""
    return f"the end of {by}, which nothing here proves, {named}: either {otherwise}, or it was made up"


def faults_by_others(walk: Walk, told: set[str], vouched: set[str], found: Found) -> list[tuple[int, str]]:
    """Hold a chain to what the signed ends of others say of how far it goes, and of its key."""
    key = walk.head["public_key"] if walk.head is not None else ""
    rows = [row for row in found.said_of.get(walk.chain, []) if row["chain"] in told]
    rows.sort(key=lambda row: (row["seq"], row["chain"]))
    short = [row for row in rows if walk.places.get(row["digest"]) != row["seq"]]
    short = [row for row in short if said_in(row) not in walk.begun_after]
    other = [row for row in rows if row["public_key"] not in {key, *walk.former}]
    faults = []
    if walk.own_head is None and walk.chain in found.said_by:
        faults.append((0, "it says of other chains how far they go, and nothing signs that"))
    if short:
        last = ([row for row in short if row["chain"] in vouched] or short)[-1]
        seq, one, by = last["seq"], last["chain"], f"the signed end of {last['chain']}"
        if one not in vouched and not walk.seq:
            faults.append((0, claimed(one, f"names record {seq}", "all that was recorded is gone")))
        elif one not in vouched and seq > walk.seq:
            faults.append((0, claimed(one, f"names number {seq}", lost(walk.seq + 1, seq))))
        elif one not in vouched:
            faults.append((seq, claimed(one, "names another record in this place", "this one was changed")))
        elif not walk.seq:
            faults.append((0, f"all that was recorded is gone: {by} names record {seq}"))
        elif seq > walk.seq:
            faults.append((0, f"{lost(walk.seq + 1, seq)}: {by} names number {seq}"))
        else:
            faults.append((seq, f"it is not the record that {by} names"))
    if other and walk.seq:
        last = ([row for row in other if row["chain"] in vouched] or other)[-1]
        one, named = last["chain"], f"names another key ({fingerprint(last['public_key'])})"
        sure = f"the signed end of {one} {named}, from which this chain does not go on"
        faults.append((0, sure if one in vouched else claimed(one, named, "this chain is another")))
    return faults


def is_said(walk: Walk) -> bool:
    """Whether the end of a chain is signed with what it says of others, whoever's it is."""
    head = walk.head
    if head is None or head["chain"] == TRUNK or not head_is_shaped(head):
        return False
    body = canonical({"digest": head["digest"], "seq": head["seq"]})
    former = is_signed(head["public_key"], head["signature"], FORMER_TYPE, body)
    return not head_faults(head, walk, former=former, is_end=False)


def own_faults(walk: Walk, named: set[str]) -> list[tuple[int, str]]:
    """Hold the chain of the store's own matters to the keys by which the anchors of venues know it."""
    if walk.head is None and not walk.seq:
        gone = f"all that was recorded is gone: an anchor names its key ({', '.join(map(fingerprint, sorted(named)))})"
        return [(0, gone)] if named else []
    here = {str(walk.head["public_key"])} if walk.head is not None else set()
    other = "an anchor names another key ({}), from which this chain does not go on"
    return [(0, other.format(fingerprint(one))) for one in sorted(named - here - walk.former)]


def anchor_faults(
    head: dict | None, walk: Walk, public_key: str | None, anchor: Mark, expected: str
) -> list[tuple[int, str]]:
    """Hold the end to the anchor."""
    faults = []
    is_there = walk.places.get(anchor.last) == anchor.records
    if not is_there and walk.anchor_before_at == walk.seq and walk.anchor_before == anchor.said():
        return []  # a copy was brought back, and the program stopped before the anchor named the record of that
    if head is None and public_key is None and not expected:
        faults.append((0, f"no key is here; the anchor names {fingerprint(anchor.public_key)}"))
    keys = {public_key, head["public_key"] if head else None} - {None}
    is_behind = is_there and 0 < anchor.records < walk.seq and anchor.public_key in walk.former
    if keys and anchor.public_key not in keys and not is_behind:
        faults.append((0, "the anchor is that of another key"))
    if anchor.records > walk.seq:
        faults.append((0, f"{lost(walk.seq + 1, anchor.records)}: the anchor names number {anchor.records}"))
    elif anchor.records and walk.places.get(anchor.last) != anchor.records:
        faults.append((anchor.records, "it is not the record that the anchor names"))
    return faults


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--key", type=Path, help="the key; otherwise venuecheck.key beside the store")
    parser.add_argument("--anchor", type=Path, help="the anchor; otherwise venuecheck.anchor beside the store")
    parser.add_argument(
        "--chain",
        default="",
        help="whose records are asked for; otherwise those that venuecheck.anchor, or a configuration beside it, names",
    )
    parser.add_argument("--expect-key", type=named_key, help="the fingerprint that somebody else knows the key by")
    parser.add_argument("--at-least", type=int, default=0, help="how many records somebody else knows of")
    parser.add_argument("--schema", default="", help="where the store is in a dump; otherwise the schema of its tables")
    given = parser.parse_args()
    try:
        # as venuecheck verify, of which the configuration says whose records are asked for
        chain = given.chain or asked_for(given.anchor or given.store.with_name("venuecheck.anchor"))
        proof = verify(
            given.store,
            given.key,
            given.anchor,
            chain=chain,
            expect_key=given.expect_key or "",
            at_least=given.at_least,
            schema=given.schema,
        )
    except (OSError, UnreadableError) as error:
        print(printed(str(error)), file=sys.stderr)
        return 2
    faults, unproven = proof.faults, [one for one in proof.unproven if one != chain]
    for seq, what in faults:
        print(printed(f"WRONG: {f'record {seq}: ' if type(seq) is not int or seq else ''}{what}"))
    for note in proof.notes:
        print(printed(f"NOTE: {note}"))
    for one in unproven:
        print(
            printed(f"NOT PROVEN: {one}: its key and its anchor are not here, and its own signature can be anybody's")
        )
    but = ", but for what is not proven" if unproven else ""
    print(f"{'Not whole' if faults else 'Whole'}: {proof.records} records{but}")
    return 1 if faults else 0


def named_key(text: str) -> str:
    """Take a fingerprint as somebody typed it; nothing in its place is none."""
    plain = "".join(text.split()).upper()
    if not re.fullmatch(r"[0-9A-F]{20}", plain):
        message = "this is no fingerprint of a key: write its five groups of four"
        raise argparse.ArgumentTypeError(message)
    return plain


def printed(line: str) -> str:
    """Give a line whatever stands in it: what would act on a terminal, or is no Unicode, as its number."""
    shown = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)
    encoding = sys.stdout.encoding or "ascii"
    return shown.encode(encoding, "backslashreplace").decode(encoding)


if __name__ == "__main__":
    sys.exit(main())
