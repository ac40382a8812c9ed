"""Checklists in a spreadsheet, in the form that XLSForm gives it (https://xlsform.org).

`sheets` is what a workbook holds, without any file format, and `cells` what a row of it says; `xpath_writing` turns
conditions into XLSForm's expressions, and `xpath_reading` turns them back; `writing` makes sheets of a checklist,
`reading` a checklist's document of sheets. What XLSForm has no place for
(why a question is asked, sources, rules, outcomes, examples) stands in columns and sheets whose names begin with
`vc_`, which other XLSForm programs pass over. What cannot be said in the other form is an error at its cell.
"""
