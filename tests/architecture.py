"""The tables of the architecture: what each package may import, and what is imported late."""

# Every package by floors, with the packages and libraries that it may import besides Python's own. A package
# is a folder; its sub-folders are packages of their own. Nothing here may name what stands below its row.
_ROWS = {
    # 1
    "app": "",
    "app.documents": "",
    "app.errors": "",
    "app.frozen": "",
    "app.storage.upgrades.versions": "alembic sqlalchemy",
    "app.text": "anyascii rapidfuzz",
    "app.times": "pytz",
    "ui": "",
    "ui.dialogs": "PySide6",
    "ui.style": "PySide6 resources",
    # 2
    "app.conference": "app.errors app.text app.times anyascii",
    "app.exchange.names": "app.text",
    "app.exchange.tables": "app.errors app.text app.times defusedxml python_calamine",
    "app.journal": "app.errors app.frozen",
    "app.whole_files": "app.errors",
    "ui.widgets": "ui.style PySide6",
    # 3
    "app.docx": "app.text app.whole_files",
    "app.exchange.ical": "app.errors app.exchange.tables app.times dateutil icalendar",
    "app.fault_log": "app app.whole_files platformdirs",
    "app.floor": "app.conference app.frozen app.journal app.times",
    "app.pdf": "app.errors app.whole_files PIL anyascii bidi reportlab uharfbuzz zxingcpp",
    "app.protection": "app.conference app.journal app.text rapidfuzz",
    "app.registration": "app.conference app.errors app.frozen app.journal app.text app.times rapidfuzz",
    "app.temporary": "app.whole_files",
    # 4
    "app.agenda": "app.conference app.floor app.text app.times",
    "app.apart": "app.errors app.fault_log",
    "app.exchange": (
        "app.conference app.errors app.exchange.tables app.frozen app.protection app.text app.times "
        "app.whole_files rapidfuzz xlsxwriter"
    ),
    "app.floor.rules": "app.errors app.floor app.journal app.times",
    # 5
    "app.exchange.clocks": "app.agenda app.exchange.tables app.times",
    "app.exchange.registrants": (
        "app.conference app.errors app.exchange app.exchange.names app.exchange.tables app.registration "
        "app.text app.times"
    ),
    "app.exchange.requests": (
        "app.conference app.errors app.exchange app.exchange.tables app.floor app.floor.rules app.text "
        "app.times"
    ),
    "app.exchange.zoom": (
        "app.conference app.errors app.exchange app.exchange.tables app.protection app.registration "
        "app.text app.times rapidfuzz"
    ),
    "app.programme": "app.agenda app.conference app.errors app.floor app.frozen app.journal app.times",
    "app.settings": (
        "app.agenda app.conference app.errors app.exchange app.exchange.tables app.text app.times"
    ),
    # 6
    "app.exchange.agenda": (
        "app.agenda app.conference app.errors app.exchange app.exchange.clocks app.exchange.ical "
        "app.exchange.tables app.protection app.text app.times defusedxml icalendar xlsxwriter"
    ),
    "app.exchange.requests.mail": (
        "app.conference app.errors app.exchange app.exchange.requests app.exchange.tables app.protection "
        "app.text app.times"
    ),
    "app.live": (
        "app.agenda app.conference app.errors app.floor app.floor.rules app.journal app.programme "
        "app.protection app.text app.times app.whole_files platformdirs"
    ),
    "app.storage": (
        "app.conference app.errors app.floor app.journal app.programme app.registration app.text app.times "
        "alembic sqlalchemy"
    ),
    # 7
    "app.attendance": (
        "app.conference app.errors app.live app.pdf app.registration app.text app.times app.whole_files "
        "xlsxwriter"
    ),
    "app.badges": (
        "app.conference app.errors app.exchange.tables app.live app.pdf app.protection app.text app.times "
        "PIL anyascii zxingcpp"
    ),
    "app.checks": "app.agenda app.conference app.live app.pdf app.programme app.registration app.times",
    "app.exchange.agenda.outline": (
        "app.agenda app.conference app.errors app.exchange app.exchange.agenda app.exchange.clocks "
        "app.exchange.names app.exchange.tables app.text app.times defusedxml"
    ),
    "app.exchange.gone": "app.conference app.exchange app.exchange.agenda app.times",
    "app.record": "app.conference app.docx app.floor app.live app.pdf app.text app.times",
    "app.storage.tables": "app.conference app.documents app.errors app.storage app.times sqlalchemy",
    "app.storage.upgrades": "app.storage alembic",
    "app.tech": (
        "app.agenda app.conference app.exchange.zoom app.floor app.journal app.live app.programme "
        "app.protection app.registration app.times"
    ),
    "ui.imports": (
        "app.agenda app.conference app.exchange app.exchange.requests app.floor.rules app.live app.times "
        "ui.dialogs ui.widgets PySide6"
    ),
    # 8
    "app.on_paper": (
        "app.agenda app.conference app.errors app.exchange app.floor app.journal app.live app.pdf "
        "app.programme app.tech app.times"
    ),
    "app.run_of_show": (
        "app.agenda app.conference app.errors app.floor app.live app.pdf app.programme app.protection "
        "app.record app.text app.times"
    ),
    "app.station.registrations": (
        "app.conference app.errors app.exchange app.floor app.journal app.live app.registration app.storage "
        "app.storage.tables app.text app.times"
    ),
    "ui.chair.texts": (
        "app.checks app.conference app.floor app.floor.rules app.journal app.live app.times ui.widgets"
    ),
    # 9
    "app.papers": (
        "app.attendance app.conference app.docx app.errors app.floor app.live app.pdf app.record "
        "app.registration app.run_of_show app.text app.times"
    ),
    "ui.chair.cards": (
        "app.conference app.errors app.floor app.floor.rules app.live app.record app.times ui.chair.texts "
        "ui.style ui.widgets PySide6"
    ),
    "ui.on_paper": "app.live app.on_paper app.times ui.dialogs ui.style ui.widgets PySide6",
    # 10
    "app.commands.options": "app.papers app.run_of_show",
    "app.station": (
        "app.agenda app.apart app.attendance app.badges app.conference app.errors app.exchange "
        "app.exchange.agenda app.exchange.agenda.outline app.exchange.gone app.exchange.registrants "
        "app.exchange.requests app.exchange.requests.mail app.exchange.tables app.exchange.zoom app.floor "
        "app.floor.rules app.journal app.live app.on_paper app.papers app.programme app.protection "
        "app.record app.registration app.run_of_show app.settings app.station.registrations app.storage "
        "app.storage.tables app.tech app.temporary app.text app.times app.whole_files platformdirs"
    ),
    # 11
    "app.documents.kept": (
        "app.apart app.documents app.errors app.exchange.agenda.outline app.exchange.tables app.live "
        "app.station app.storage.tables app.text app.whole_files PIL pypdfium2"
    ),
    "app.home": (
        "app.checks app.conference app.errors app.floor app.live app.protection app.station app.storage "
        "app.storage.tables app.temporary app.text app.times app.whole_files"
    ),
    "app.people": (
        "app.conference app.errors app.floor app.live app.registration app.station "
        "app.station.registrations app.storage app.text app.times app.whole_files"
    ),
    "app.station.settings": (
        "app.conference app.errors app.live app.pdf app.protection app.settings app.station app.storage "
        "app.storage.tables app.text"
    ),
    # 12
    "app.rehearsal": (
        "app.agenda app.apart app.conference app.documents.kept app.errors app.exchange.requests app.live "
        "app.pdf app.settings app.station app.storage app.storage.tables app.temporary app.text app.times "
        "app.whole_files platformdirs"
    ),
    # 13
    "ui.worker": (
        "app.agenda app.attendance app.badges app.conference app.documents app.documents.kept app.errors "
        "app.exchange app.fault_log app.floor app.floor.rules app.home app.live app.on_paper app.papers "
        "app.people app.registration app.rehearsal app.settings app.station app.station.settings app.times "
        "app.whole_files PySide6 pypdfium2"
    ),
    # 14
    "ui.console": "app.floor app.live app.programme app.text app.times ui.style ui.widgets ui.worker PySide6",
    # 15
    "ui.agenda": (
        "app.agenda app.conference app.journal app.live app.programme app.times ui.console ui.style "
        "ui.widgets ui.worker PySide6"
    ),
    "ui.chair": (
        "app.conference app.errors app.floor app.journal app.live app.programme app.times ui.chair.cards "
        "ui.chair.texts ui.console ui.style ui.widgets ui.worker PySide6"
    ),
    "ui.displays": "app.conference app.floor app.live app.tech app.times ui.console ui.style PySide6",
    "ui.home": (
        "app.checks app.conference app.floor app.home app.live app.times ui.console ui.dialogs ui.style "
        "ui.widgets ui.worker PySide6"
    ),
    "ui.people": (
        "app.conference app.journal app.live app.registration app.text app.times ui.console ui.dialogs "
        "ui.style ui.widgets ui.worker PySide6"
    ),
    "ui.printing": (
        "app.attendance app.badges app.conference app.errors app.temporary ui.console ui.dialogs ui.widgets "
        "ui.worker PySide6"
    ),
    "ui.settings": (
        "app.conference app.live app.settings app.text app.times ui.console ui.dialogs ui.style ui.widgets "
        "ui.worker PySide6"
    ),
    "ui.tech": (
        "app.agenda app.conference app.floor app.journal app.live app.programme app.registration app.tech "
        "app.times ui.console ui.style ui.widgets ui.worker PySide6"
    ),
    # 16
    "ui.documents": (
        "app.conference app.documents app.live app.times ui.console ui.dialogs ui.printing ui.style "
        "ui.widgets ui.worker PySide6"
    ),
    "ui.papers": (
        "app.live app.papers app.temporary app.text app.times ui.console ui.dialogs ui.printing ui.style "
        "ui.widgets ui.worker PySide6"
    ),
    "ui.registration": (
        "app.conference app.journal app.live app.registration app.text app.times ui.console ui.people "
        "ui.style ui.widgets ui.worker PySide6"
    ),
    "ui.start": "app.conference app.settings app.times ui.settings ui.style ui.widgets PySide6",
    # 17
    "ui.laptop": (
        "app.conference app.live app.rehearsal app.station app.temporary app.times ui.agenda ui.chair "
        "ui.console ui.dialogs ui.documents ui.home ui.imports ui.on_paper ui.papers ui.people ui.printing "
        "ui.registration ui.settings ui.start ui.style ui.tech ui.worker PySide6"
    ),
    "ui.screenshots": (
        "app.agenda app.conference app.documents.kept app.errors app.floor app.home app.live "
        "app.registration app.rehearsal app.settings app.station app.times app.whole_files ui.agenda "
        "ui.chair ui.chair.cards ui.console ui.displays ui.documents ui.home ui.imports ui.on_paper "
        "ui.papers ui.people ui.registration ui.settings ui.style ui.tech ui.worker PySide6"
    ),
    # 18
    "ui.application": (
        "app.fault_log app.live app.station ui.console ui.dialogs ui.displays ui.laptop ui.style ui.worker "
        "PySide6"
    ),
    # 19
    "ui.program": "app.temporary ui.application ui.console ui.laptop ui.style PySide6",
    # 20
    "app.commands": (
        "app app.apart app.attendance app.badges app.commands.options app.conference app.documents "
        "app.documents.kept app.errors app.exchange app.exchange.agenda app.exchange.registrants "
        "app.exchange.tables app.exchange.zoom app.floor app.floor.rules app.home app.journal app.live "
        "app.papers app.pdf app.people app.programme app.protection app.record app.registration "
        "app.rehearsal app.settings app.station app.station.settings app.tech app.temporary app.text "
        "app.times app.whole_files ui.console ui.laptop ui.program ui.screenshots"
    ),
    # 21
    "app.__main__": "app.apart app.commands app.errors app.fault_log app.temporary app.text",
}

# What may be imported inside a function, and this is the one reason: it would be loaded before a window
# stands, or before a verb answers that does not need it.
_LATE = {
    "app.__main__": "app.apart app.errors app.fault_log app.temporary",
    "app.apart": "app.fault_log",
    "app.attendance.files": "xlsxwriter",
    "app.attendance.listing": "app.attendance.pdf",
    "app.checks.sessions": "app.pdf.fonts app.registration.duplicates",
    "app.commands.common": "app.live.desk_id app.station.station app.times",
    "app.commands.console": (
        "app.live.desk_id app.rehearsal.copies app.rehearsal.sample app.rehearsal.sample_time "
        "app.station.badge_desk app.station.print_desk app.station.station app.temporary app.times "
        "app.whole_files ui.console.rehearsal ui.laptop.options ui.program ui.screenshots.draw"
    ),
    "app.commands.exports": (
        "app.attendance.choice app.attendance.files app.attendance.listing app.exchange.agenda.write "
        "app.station.registration_desk"
    ),
    "app.commands.imports": (
        "app.exchange.problems app.exchange.registrants.said_words app.exchange.seats "
        "app.station.requests_desk"
    ),
    "app.commands.parser": (
        "app.attendance.choice app.commands.options.documents app.commands.options.imports "
        "app.commands.options.papers app.commands.settings"
    ),
    "app.commands.prints": "app.station.badge_desk app.station.print_desk",
    "app.commands.screenshot": "ui.screenshots.door ui.screenshots.draw ui.screenshots.states",
    "app.commands.settings": (
        "app.conference.entities app.conference.known_names app.settings.editor app.settings.entities "
        "app.settings.files app.settings.members app.station.settings.desk"
    ),
    "app.documents.kept.reading": "PIL pypdfium2",
    "app.exchange.agenda.read": "app.exchange.agenda.ical",
    "app.exchange.agenda.write": "app.exchange.agenda.write_ical",
    "app.exchange.agenda.write_table": "xlsxwriter",
    "app.exchange.entity_names": "rapidfuzz",
    "app.exchange.problem_files": "xlsxwriter",
    "app.exchange.tables.table": "app.exchange.tables.sheet",
    "app.exchange.zoom.waiting_room": "rapidfuzz",
    "app.on_paper.check": "app.exchange.entity_names",
    "app.protection.protection": "rapidfuzz",
    "app.registration.duplicates": "rapidfuzz",
    "app.registration.matching": "rapidfuzz",
    "app.station.agenda_desk": "app.exchange.agenda.outline.rows",
    "app.station.planning": (
        "app.exchange.agenda.changes app.exchange.agenda.outline.read app.exchange.agenda.write_rows "
        "app.exchange.gone.people app.exchange.gone.sessions app.exchange.questions "
        "app.exchange.registrants.read app.exchange.seats app.exchange.tables.table "
        "app.exchange.zoom.report"
    ),
    "app.station.print_desk": (
        "app.attendance.choice app.on_paper.list app.papers.name_signs app.papers.report_files "
        "app.papers.seat_plan app.record.printing app.run_of_show.printing"
    ),
    "app.station.registration_desk": (
        "app.apart app.attendance.listing app.badges.scan app.exchange.tables.encoding "
        "app.exchange.tables.source app.exchange.zoom.waiting_room app.tech.zoom_names"
    ),
    "app.station.station": "app.settings.members",
    "app.storage.database": "alembic",
    "app.text.folding": "anyascii rapidfuzz",
    "ui.application": "app.fault_log",
    "ui.chair.actions": "app.journal.undo",
    "ui.chair.cards.side_cards": (
        "ui.chair.cards.balance ui.chair.cards.entry ui.chair.cards.fit ui.chair.cards.left_the_list "
        "ui.chair.cards.limits ui.chair.cards.order ui.chair.cards.questions ui.chair.cards.ready "
        "ui.chair.cards.record"
    ),
    "ui.chair.window": "ui.chair.session_view",
    "ui.console.awake": "PySide6",
    "ui.dialogs.file_dialogs": "ui.dialogs.unopened_icons",
    "ui.displays.manager": "ui.displays.lectern ui.displays.room ui.displays.waiting",
    "ui.laptop.import_files": "ui.imports.dialog ui.imports.paste_dialog ui.imports.requests_dialog",
    "ui.laptop.kinds": (
        "ui.agenda.window ui.chair.window ui.documents.window ui.home.window ui.papers.window "
        "ui.people.window ui.registration.window ui.settings.window ui.tech.window"
    ),
    "ui.laptop.openings": "app.rehearsal.sample_time ui.start.new_conference",
    "ui.laptop.paper": (
        "PySide6 ui.on_paper.dialog ui.printing.badges_dialog ui.printing.export_dialog ui.printing.printer"
    ),
    "ui.laptop.rehearsing": "app.rehearsal.copies",
    "ui.laptop.windows": "ui.start.window",
    "ui.program": "ui.application",
    "ui.worker.agenda_port": "app.agenda.conflicts app.station.agenda_desk",
    "ui.worker.conference_queue": "ui.worker.open_conference",
    "ui.worker.documents_port": "app.documents.kept.desk app.errors",
    "ui.worker.files_port": (
        "app.exchange.problems app.home.backups app.rehearsal.copies app.station.badge_desk "
        "app.station.import_desk app.station.print_desk app.station.requests_desk ui.worker.page_pictures"
    ),
    "ui.worker.floor_port": (
        "app.floor.rules.speeches app.station.carry_over app.station.floor_desk app.station.paper_desk"
    ),
    "ui.worker.home_port": "app.errors app.home.archive app.home.desk app.home.earlier_copies",
    "ui.worker.open_conference": "app.rehearsal.sample",
    "ui.worker.page_pictures": "pypdfium2",
    "ui.worker.papers_port": "app.station.print_desk",
    "ui.worker.people_port": (
        "app.people.export app.people.typed app.registration.admission app.station.badge_desk"
    ),
    "ui.worker.registration_port": (
        "app.registration.counts app.registration.expected app.registration.people_table "
        "app.registration.search app.station.badge_desk app.station.floor_desk "
        "app.station.registration_desk"
    ),
    "ui.worker.settings_port": "app.settings.changes app.station.settings.desk",
}

ROWS = {package: set(names.split()) for package, names in _ROWS.items()}
LATE = {module: set(names.split()) for module, names in _LATE.items()}
