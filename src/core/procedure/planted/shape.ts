/** Faults of the file's form: YAML, missing and unknown keys, values of the wrong kind. */
import type { Planted } from './planted.ts'

export const SHAPE_FAULTS: readonly Planted[] = [
  { code: 'procedure.yaml', what: 'a tab for indentation', from: '  subject:', to: '<<\tsubject:', says: 'Tabs' },
  { code: 'procedure.yaml', what: 'the same key twice', from: '  kind: { type: choice', to: '  <<subject: { type: choice', says: 'unique' },
  { code: 'procedure.yaml', what: 'a key that means the parent of all objects', from: '  kind: { type: choice', to: '  <<__proto__: { type: text, zh: 原, en: Proto }\n  kind: { type: choice', says: '__proto__' },
  { code: 'procedure.shape', what: 'a version that is no number', from: 'version: 1', to: 'version: <<one', says: 'must be a number' },
  { code: 'procedure.shape', what: 'a missing label', from: '{ zh: 低, en: Low }', to: '<<{ zh: 低 }', says: 'missing' },
  { code: 'procedure.shape', what: 'a step with a name that is no name', from: '  archive: {', to: '  Archive!: <<{' },
  { code: 'procedure.shape', what: 'a kind of step that is not there', from: 'kind: survey', to: 'kind: <<servey', says: '"survey"' },
  { code: 'procedure.shape', what: 'an effect that is a word', from: '{ notify: boss }', to: '<<notify' },
  { code: 'procedure.shape', what: 'a who that is a number', from: 'watchers: boss', to: 'watchers: <<5' },
  { code: 'procedure.unknown_key', what: 'a key that is nearly right', from: 'required: true, title', to: '<<requierd: true, title', says: 'did you mean "required"' },
  { code: 'procedure.unknown_key', what: 'a key of the file that is nearly right', from: 'watchers: boss', to: '<<watcher: boss', says: 'did you mean "watchers"' },
  { code: 'procedure.unknown_key', what: 'an effect that is nearly right', from: '{ notify: boss }', to: '{ <<notfy: boss }', says: 'did you mean "notify"' },
  { code: 'procedure.unknown_key', what: 'a who that is nearly right', from: 'by: { item: owner }', to: 'by: { <<itme: owner }', says: 'did you mean "item"' },
  { code: 'procedure.unknown_key', what: 'a key inside a list inside an outcome', from: '{ goods: sample, to: lab, count', to: '{ goods: sample, <<too: lab, count', says: 'did you mean "to"' },
]
