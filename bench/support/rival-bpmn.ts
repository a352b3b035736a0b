/** The same six steps in BPMN on bpmn-engine: user tasks, an exclusive gateway with a condition, two boundary timers that never strike. */
import { EventEmitter } from 'node:events'
import { Engine } from 'bpmn-engine'

const task = (id: string): string => `<userTask id="${id}" />`
const flow = (from: string, to: string, condition = ''): string => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition}</sequenceFlow>`
const timer = (id: string, on: string, duration: string): string =>
  `<boundaryEvent id="${id}" attachedToRef="${on}" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">${duration}</timeDuration></timerEventDefinition></boundaryEvent>`

const SOURCE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:bench">
  <process id="ticket" isExecutable="true">
    <startEvent id="start" />
    ${['register', 'assign', 'investigate', 'handle', 'check', 'reply'].map(task).join('')}
    <exclusiveGateway id="large" default="large-handle" />
    <endEvent id="archive" />
    ${flow('start', 'register')}${flow('register', 'assign')}${flow('assign', 'large')}
    ${flow('large', 'investigate', '<conditionExpression xsi:type="tFormalExpression">${environment.variables.large}</conditionExpression>')}
    ${flow('large', 'handle')}${flow('investigate', 'handle')}${flow('handle', 'check')}${flow('check', 'reply')}${flow('reply', 'archive')}
    ${timer('replyLate', 'register', 'P2D')}${timer('solveLate', 'handle', 'P5D')}
  </process>
</definitions>`

export async function prepareBpmn(): Promise<(nr: number) => Promise<void>> {
  // Parsed once, as ours is compiled once; every run is recovered from the parsed source.
  const first = new Engine({ name: 'first', source: SOURCE })
  await first.getDefinitions()
  const state = await first.getState()
  return (nr) => new Promise((resolve, reject) => {
    const engine = new Engine({ name: 'run' }).recover(state)
    engine.environment.variables['large'] = nr % 2 === 0
    const listener = new EventEmitter()
    listener.on('wait', (activity: { signal: () => void }) => { activity.signal() })
    engine.once('end', () => { resolve() })
    engine.once('error', reject)
    engine.execute({ listener, variables: { large: nr % 2 === 0 } }).catch(reject)
  })
}
