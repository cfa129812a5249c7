/** The fixed part of an OPA export: what decides. Only data.json varies with the policy. Rego v1, run with OPA 0.70 and its WebAssembly. */
export const regoKernel = `package agent.toolcall

import rego.v1

default decision := {"action": "deny", "rule": "default"}

decision := {"action": "deny", "rule": "default"} if {
	not readable
} else := {"action": "deny", "rule": denied[0]} if {
	count(denied) > 0
} else := {"action": "require_approval", "rule": asked[0]} if {
	count(asked) > 0
} else := {"action": "require_approval", "rule": tool.limits_id} if {
	count(allowed) > 0
	used
} else := {"action": "allow", "rule": allowed[0]} if {
	count(allowed) > 0
} else := {"action": "require_approval", "rule": fallen[0]} if {
	count(fallen) > 0
}

tool := data.policy.tools[input.tool]

readable if {
	input.known == true
	derivable
}

derivable if tool.needs_derived == false

derivable if input.derived_known == true

denied := [rule.id | some rule in tool.deny; touches(rule)]

asked := [rule.id | some rule in tool.ask; matches(rule)]

allowed := [rule.id | some rule in tool.allow; matches(rule)]

fallen := [rule.id | some rule in tool.fallback; matches(rule)]

matches(rule) if {
	every line in rule.lines {
		holds(line)
	}
	closed(rule)
}

closed(rule) if rule.extra == true

closed(rule) if {
	every name in input.names {
		name in rule.spoken
	}
}

touches(rule) if {
	every line in rule.lines {
		touched(line)
	}
}

holds(line) if {
	reading := input[line.of][line.subject]
	present(reading, line)
	filled(reading, line)
	every atom in line.atoms {
		fits(atom, reading)
	}
}

present(reading, _) if reading.missing == false

present(_, line) if line.optional == true

filled(reading, _) if reading.nullish == false

filled(_, line) if line.nullable == true

fits(atom, reading) if simple(atom, reading)

fits(atom, reading) if {
	atom.kind == "any_of"
	some form in atom.forms
	every inner in form {
		simple(inner, reading)
	}
}

simple(atom, reading) if {
	atom.kind == "trait"
	atom.label in reading.traits
}

simple(atom, reading) if {
	atom.kind == "one_of"
	atom.ignore_case == false
	within(reading.texts, atom.texts)
	plain(atom, reading)
}

simple(atom, reading) if {
	atom.kind == "one_of"
	atom.ignore_case == true
	within(reading.folded, atom.texts)
	plain(atom, reading)
}

plain(atom, reading) if {
	within(reading.scalars, atom.scalars)
	within(reading.kinds, ["string", "number", "boolean", "null"])
}

simple(atom, reading) if {
	atom.kind == "compare"
	reading.numeric == true
	every number in reading.numbers {
		compares(atom.sign, number, atom.number)
	}
}

simple(atom, reading) if {
	atom.kind == "type"
	within(reading.types, atom.types)
}

simple(atom, reading) if {
	atom.kind == "max_length"
	within(reading.kinds, ["string"])
	reading.length <= atom.most
}

simple(atom, reading) if {
	atom.kind == "words"
	reading.words == atom.words
}

simple(atom, reading) if {
	atom.kind == "words"
	reading.nothing == true
}

touched(line) if {
	line.plain == false
	line.label in input[line.of][line.subject].touched
}

touched(line) if {
	line.plain == true
	reading := input[line.of][line.subject]
	reading.missing == false
	some atom in line.atoms
	hit(atom, reading)
}

hit(_, reading) if reading.empty == true

hit(atom, reading) if {
	atom.kind == "one_of"
	some text in reading.texts
	text in atom.texts
}

hit(atom, reading) if {
	atom.kind == "one_of"
	some scalar in reading.scalars
	scalar in atom.scalars
}

hit(atom, reading) if {
	atom.kind == "compare"
	some number in reading.numbers
	compares(atom.sign, number, atom.number)
}

within(given, listed) if {
	every one in given {
		one in listed
	}
}

compares("<=", a, b) if a <= b

compares(">=", a, b) if a >= b

compares("<", a, b) if a < b

compares(">", a, b) if a > b

used if {
	limits := tool.limits.calls
	some period, most in limits
	before := input.usage.calls[period]
	before != null
	before + 1 > most
}

used if {
	some period, most in tool.limits.spent
	before := input.usage.spent[period]
	before != null
	input.amount != null
	before + input.amount > most
}

used if {
	input.rows != null
	input.rows > tool.limits.rows
}
`;
