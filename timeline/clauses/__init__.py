"""Who is subject, object or oblique of which verb or event noun: phrases and roles by shallow rules.

`roles.RoleView` is neutral: whatever reads a sentence (these rules, or a parser) fills the same record, and `timeline.events`
knows nothing of how it was filled.
"""
