import { ageOn } from '../calendar/calendar-day.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { Answers } from '../intake/answers.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Screening } from '../screening/finding.ts';
import { OPTION_RULES, type OptionRule, optionContext } from './option-rules.ts';

export interface ComparedOption {
  readonly rule: OptionRule;
  readonly fits: 'yes' | 'withCare' | 'no';
  /** Why, on this person's own answers; then what the option does and cannot do. */
  readonly because: readonly Phrase[];
}

/** Every option side by side for one person; none is hidden, each says why it fits or not. */
export function compareOptions(answers: Answers, screening: Screening, protocol: Protocol): readonly ComparedOption[] {
  const age = answers.birthDate ? ageOn(answers.birthDate, screening.on) : null;
  const context = optionContext(answers, screening.outcome, age, protocol.values['OP2.ageUnder']);
  const deciding = screening.findings.filter(
    ({ action, askedFor }) => (askedFor ? action : 'goWithCare') === screening.outcome,
  );
  const values = { rules: [...new Set(deciding.map(({ rule }) => rule))].join(', ') };
  return OPTION_RULES.map((rule) => {
    const no = rule.no.filter((item) => item.holds(context));
    const care = rule.withCare.filter((item) => item.holds(context));
    const fits = no.length > 0 ? 'no' : care.length > 0 ? 'withCare' : 'yes';
    const reasons = no.length > 0 ? no : care;
    return {
      rule,
      fits,
      because: [
        ...reasons.map((item) => phrase(`${rule.id}.${item.case}`, values)),
        ...(reasons.length === 0 ? [phrase(`${rule.id}.fits`)] : []),
      ],
    };
  });
}
