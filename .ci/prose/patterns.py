"""Words that read like a translation, each with what to write instead. Applied to prose only: no code, no metric names."""

import re

PATTERNS = [
    (r"\bstand(?:s|ing)?\b(?! (?:for|by|alone)\b)(?!-)", 'a text "is" somewhere; write "is in", "is at"'),
    (r"\bleaves? (?:the exporter|as|alone|it (?:as|to|alone))\b|\bleft alone\b", 'write "is exported as", "does not query", "keeps"'),
    (r"(?<!can )(?<!cannot )(?<!can't )(?<!to )\btells?\b|\btold\b", 'write "shows", "reports", "states", "says which"'),
    (r"\bh(?:olds?|eld)\b(?! (?:\w+ )?(?:lock|mutex)\b)(?<!lock held)", 'write "contains", "is true", "applies", "is kept"'),
    (r"(?:^|[.;:(] )(?-i:Who)(?:ever)?\b[^.?]*(?:\.|$)|\bwhoever\b", 'no relative clause as a subject; write "Clients that …", "If you …"'),
    (r"\ball else\b", 'write "everything else", or name it'),
    (r"\bof (?:itself|themselves)\b", 'write "automatically", or drop it'),
    (r"\bcosts? (?:only|itself|nothing|its own|no)\b", 'write "affects only", "fails"'),
    (r"\bbelongs? into\b", 'write "belongs in"'),
    (r"\banew\b", 'write "again"'),
    (r"\bsomebody\b", 'write "someone"'),
    (r"\b(?:is|are) said\b", 'write "is logged", "is reported"'),
    (r"\bshall\b", 'write "should", "must", "will"'),
    (r"\bought to\b", 'write "should"'),
    (r"\ball that (?:is|are|must|has|have|it|they|the|a|an)\b", 'write "everything that", or name it'),
    (r"\bin place of\b", 'write "instead of"'),
    (r"\bin force\b", 'write "active", "in effect"'),
    (r"\b(?:go|goes|going|went) on\b(?! (?:a|the|your) )", 'write "continues", "keeps"'),
    (r"\bmend(?:s|ed|ing)?\b", 'write "fix"'),
    (r"(?<!here )(?<!is there )(?<!^ )\b(?:is|are|was|were) no (?!accident\b|reason\b|longer\b|more\b|less\b|such\b|different\b|better\b|worse\b)\w+", 'write "is not a"'),
    (r"\bask(?:s|ed|ing)? (?:the |a |an |no |each |every |all |any )?(?:devices?|LANTIMEs?)\b|\b(?:devices?|LANTIMEs?) (?:is|are|was|were) asked\b", 'a device "is queried"'),
]  # fmt: skip

# Only in names of tests, which are specifications: the thing that is tested is the subject, and the verb states what is expected of it.
NAME_PATTERNS = [
    (r"(?:^|[.;:(] )What\b", 'no relative clause as a subject; name the thing: "An invalid value is refused"'),
    (r"(?:^|[.;:,(] |\b(?:for|from|to|up) )who\b|\bwhoever\b", 'write "a client that …", or name it'),
    (r"\bleaves? (?:as|that|all|at most|no series)\b", 'write "is exported", "remains", "is released", "ends"'),
    (r"\bcosts?\b(?! factor)", 'write "affects only", "causes", "takes"'),
    (r"\b(?:is|are) (?:left|let) ", 'write "remains", "is kept", "is accepted"'),
    (r"\bof (?:one's|its|their) own\b", 'write "its own …", "a separate …"'),
    (r"\bno (?:JSON|UTF-8|PEM|base64)\b", 'write "invalid JSON", "without PEM data"'),
    (r"\bit shall\b|\bmay be so\b|\bso that it\b", 'write what happens'),
]


def compiled(patterns):
    return [(re.compile(pattern, re.MULTILINE | re.IGNORECASE), advice) for pattern, advice in patterns]


COMPILED = compiled(PATTERNS)
COMPILED_FOR_NAMES = compiled(PATTERNS + NAME_PATTERNS)


def findings(text, are_names=False):
    """Number of the line, the words and the advice, for each pattern that the text has; names of tests have further ones."""
    for pattern, advice in COMPILED_FOR_NAMES if are_names else COMPILED:
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, match[0].strip(" .;:(\n"), advice
