/** Who acts, in words: "Data-entry clerk", "Head of customer service (ordinary) or Project manager (major)". */
import type { Label, Procedure, Who } from './types.ts'

export function whoInWords(procedure: Procedure, whos: readonly Who[]): Label {
  const labels = whos.map((who) => oneInWords(procedure, who))
  if (labels.length === 0) return { zh: '无', en: 'nobody' }
  return { zh: [...new Set(labels.map((label) => label.zh))].join('、'), en: [...new Set(labels.map((label) => label.en))].join(', ') }
}

function oneInWords(procedure: Procedure, who: Who): Label {
  const field = (key: string): Label => procedure.fields[key]?.label ?? { zh: key, en: key }
  switch (who.kind) {
    case 'role': return procedure.roles[who.role]?.label ?? { zh: who.role, en: who.role }
    case 'reporter': return { zh: '反馈人', en: 'the reporter' }
    case 'unit': return procedure.needs.units.find((unit) => unit.code === who.unit)?.label ?? { zh: who.unit, en: who.unit }
    case 'post': return procedure.needs.posts.find((post) => post.code === who.post)?.label ?? { zh: who.post, en: who.post }
    case 'unitIn': return { zh: `“${field(who.field).zh}”中的单位`, en: `the unit in "${field(who.field).en}"` }
    case 'headOf': return { zh: `“${field(who.field).zh}”的负责人`, en: `the head of the unit in "${field(who.field).en}"` }
    case 'personIn': return { zh: `“${field(who.field).zh}”中的人`, en: `the person in "${field(who.field).en}"` }
    case 'actorOf': {
      const step = procedure.steps[who.step]?.label ?? { zh: who.step, en: who.step }
      return { zh: `办理“${step.zh}”的人`, en: `whoever did "${step.en}"` }
    }
    case 'byLevel': return levelsInWords(procedure, who.levels)
  }
}

function levelsInWords(procedure: Procedure, levels: Readonly<Record<string, readonly Who[]>>): Label {
  const parts = Object.entries(levels).map(([key, whos]): Label => {
    const level = procedure.levels.find((candidate) => candidate.key === key)?.label ?? { zh: key, en: key }
    const words = whoInWords(procedure, whos)
    return { zh: `${words.zh}(${level.zh})`, en: `${words.en} (${level.en})` }
  })
  return { zh: parts.map((part) => part.zh).join('或'), en: parts.map((part) => part.en).join(' or ') }
}
