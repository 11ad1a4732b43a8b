import type { Answers } from '#/practice/intake/answers.ts';
import { answerAt, PLACE_QUESTIONS, QUESTIONS } from '#/practice/intake/questions.ts';

type Tree = Readonly<Record<string, unknown>>;

/** The answers with one more or one changed; undefined takes it back. What is then no longer asked is let go with it. */
export function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  return withoutUnasked(set(answers as Tree, path.split('.'), value) as Answers);
}

/** Answers of questions that these answers do not put; a detail of what did not happen must not decide anything. */
function withoutUnasked(answers: Answers): Answers {
  const idle = [...QUESTIONS, ...PLACE_QUESTIONS].filter(
    (question) => !(question.asked ?? question.needed)(answers) && answerAt(answers, question.path) !== undefined,
  );
  return idle.reduce((left, { path }) => set(left as Tree, path.split('.'), undefined) as Answers, answers);
}

function set(tree: Tree, [key, ...rest]: readonly string[], value: unknown): Tree {
  if (key === undefined) return tree;
  const { [key]: old, ...others } = tree;
  const next = rest.length === 0 ? value : set((old as Tree | undefined) ?? {}, rest, value);
  const isEmpty = next === undefined || (rest.length > 0 && Object.keys(next as object).length === 0);
  return isEmpty ? others : { ...tree, [key]: next };
}
