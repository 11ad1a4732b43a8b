import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientProfile } from '#/contract/api-clients.ts';
import { clientProfileSchema } from '#/contract/api-clients.ts';
import { CHOICES } from '#/practice/intake/answers.ts';
import { languageOf } from '../parts/region.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { LANGUAGE_NAMES } from '../translator.ts';

export interface ClientFormProps {
  readonly start?: ClientProfile;
  readonly submit: string;
  readonly busy: boolean;
  onSubmit(profile: ClientProfile): void;
  readonly onCancel?: () => void;
}

type Fields = Readonly<
  Record<
    'given' | 'family' | 'birth' | 'sex' | 'phone' | 'email' | 'language' | 'emergencyName' | 'emergencyPhone',
    string
  >
>;

/** Details of a client; the schema of the server says what is missing. */
export function ClientForm({ start, submit, busy, onSubmit, onCancel }: ClientFormProps) {
  const { t, i18n } = useTranslation();
  const { say } = usePracticeWords();
  const [fields, setFields] = useState(() => fieldsOf(start, languageOf(i18n.language)));
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const text = (name: keyof Fields, path: string, label: string, type = 'text') => (
    <TextInput
      type={type}
      label={label}
      value={fields[name]}
      error={wrong.has(path) && t(fields[name].trim() === '' ? 'clients.wrong.missing' : 'clients.wrong.invalid')}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setFields((now) => ({ ...now, [name]: value }));
      }}
    />
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = clientProfileSchema.safeParse(profileOf(fields));
    const invalid = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
    const paths = [...invalid, ...wrongTelephones(fields)];
    setWrong(new Set(paths));
    if (parsed.success && paths.length === 0) onSubmit(parsed.data);
  };
  return (
    <form className="client-form" onSubmit={send} noValidate>
      {text('given', 'givenName', t('clients.given'))}
      {text('family', 'familyName', t('clients.family'))}
      {text('birth', 'birthDate', t('clients.birth'), 'date')}
      <Select
        label={t('clients.sex')}
        clearable
        data={CHOICES.sex.map((value) => ({ value, label: say(`choice.sex.${value}`) }))}
        value={fields.sex || null}
        onChange={(value) => setFields((now) => ({ ...now, sex: value ?? '' }))}
      />
      {text('phone', 'phone', t('clients.phone'), 'tel')}
      {text('email', 'email', t('clients.email'), 'email')}
      <Select
        label={t('clients.language')}
        allowDeselect={false}
        data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
        value={fields.language}
        onChange={(value) => setFields((now) => ({ ...now, language: value ?? 'en' }))}
      />
      {text('emergencyName', 'emergencyContact.name', t('clients.emergencyName'))}
      {text('emergencyPhone', 'emergencyContact.phone', t('clients.emergencyPhone'), 'tel')}
      <div className="client-form-buttons">
        <Button type="submit" size="md" loading={busy}>
          {submit}
        </Button>
        {onCancel && (
          <Button size="md" variant="default" onClick={onCancel}>
            {t('practice.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** A number that can be called has five digits or more; how it is grouped and what is noted beside it is free. */
function wrongTelephones({ phone, emergencyPhone }: Fields): string[] {
  const isWrong = (text: string): boolean => text.trim() !== '' && text.replace(/\D/g, '').length < 5;
  return [...(isWrong(phone) ? ['phone'] : []), ...(isWrong(emergencyPhone) ? ['emergencyContact.phone'] : [])];
}

function fieldsOf(profile: ClientProfile | undefined, language: string): Fields {
  return {
    given: profile?.givenName ?? '',
    family: profile?.familyName ?? '',
    birth: profile?.birthDate ?? '',
    sex: profile?.sex ?? '',
    phone: profile?.phone ?? '',
    email: profile?.email ?? '',
    language: profile?.language ?? language,
    emergencyName: profile?.emergencyContact?.name ?? '',
    emergencyPhone: profile?.emergencyContact?.phone ?? '',
  };
}

function profileOf(fields: Fields): object {
  const { birth, sex, phone, email, emergencyName, emergencyPhone } = fields;
  return {
    givenName: fields.given,
    familyName: fields.family,
    ...(birth ? { birthDate: birth } : {}),
    ...(sex ? { sex } : {}),
    ...(phone.trim() ? { phone } : {}),
    ...(email.trim() ? { email: email.trim() } : {}),
    language: fields.language,
    ...(emergencyName.trim() || emergencyPhone.trim()
      ? { emergencyContact: { name: emergencyName, phone: emergencyPhone } }
      : {}),
  };
}
