/** A flow graph with its places as BPMN 2.0 XML with diagram interchange (OMG formal/2011-01-03), without extensions. */
import { round } from '../draw/paths.ts'
import type { Point } from '../draw/point.ts'
import { escapeXml } from '../draw/svg.ts'
import type { Bounds, Layout } from './layout.ts'
import type { FlowGraph, FlowNode, Lane, SequenceFlow, Timer } from './model.ts'

export interface BpmnFile {
  readonly id: string
  readonly name: string
  readonly documentation: string
  readonly graph: FlowGraph
  readonly lanes: readonly Lane[]
  readonly layout: Layout
  readonly pool: Bounds
  readonly laneBounds: readonly Bounds[]
}

export function writeBpmn(file: BpmnFile): string {
  const process = `Process_${file.id}`
  const pool = `Pool_${file.id}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_${file.id}" targetNamespace="urn:huiyin:procedures" exporter="huiyin">`,
    `  <bpmn:collaboration id="Collaboration_${file.id}">`,
    `    <bpmn:participant id="${pool}" name="${escapeXml(file.name)}" processRef="${process}" />`,
    '  </bpmn:collaboration>',
    `  <bpmn:process id="${process}" name="${escapeXml(file.name)}" isExecutable="false">`,
    ...documented(file.documentation, 2),
    ...(file.lanes.length === 0 ? [] : [`    <bpmn:laneSet id="LaneSet_${file.id}">`, ...file.lanes.flatMap(writeLane), '    </bpmn:laneSet>']),
    ...writeGraph(file.graph, 2),
    '  </bpmn:process>',
    `  <bpmndi:BPMNDiagram id="Diagram_${file.id}">`,
    `    <bpmndi:BPMNPlane id="Plane_${file.id}" bpmnElement="Collaboration_${file.id}">`,
    ...shape(pool, file.pool, ' isHorizontal="true"'),
    ...file.lanes.flatMap((lane, index) => shape(lane.id, file.laneBounds[index], ' isHorizontal="true"')),
    ...drawGraph(file.graph, file.layout),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
    '</bpmn:definitions>', '',
  ].join('\n')
}

function indent(depth: number, line: string): string {
  return `${'  '.repeat(depth)}${line}`
}

function documented(text: string, depth: number): string[] {
  return text === '' ? [] : [indent(depth, `<bpmn:documentation>${escapeXml(text)}</bpmn:documentation>`)]
}

function writeLane(lane: Lane): string[] {
  return [`      <bpmn:lane id="${lane.id}" name="${escapeXml(lane.name)}">`, ...lane.nodes.map((id) => `        <bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`), '      </bpmn:lane>']
}

function writeGraph(graph: FlowGraph, depth: number): string[] {
  return [...graph.nodes.flatMap((node) => writeNode(node, graph.flows, depth)), ...graph.flows.flatMap((flow) => writeFlow(flow, depth))]
}

function writeNode(node: FlowNode, flows: readonly SequenceFlow[], depth: number): string[] {
  const tag = node.kind === 'milestone' ? 'intermediateThrowEvent' : node.kind === 'timerCatch' ? 'intermediateCatchEvent' : node.kind
  const name = node.name === '' ? '' : ` name="${escapeXml(node.name)}"`
  const [attributes, content] = ownParts(node, flows, depth + 1)
  const inner = [
    ...documented(node.documentation, depth + 1),
    ...flows.filter(({ to }) => to === node.id).map(({ id }) => indent(depth + 1, `<bpmn:incoming>${id}</bpmn:incoming>`)),
    ...flows.filter(({ from }) => from === node.id).map(({ id }) => indent(depth + 1, `<bpmn:outgoing>${id}</bpmn:outgoing>`)),
    ...content,
  ]
  return [indent(depth, `<bpmn:${tag} id="${node.id}"${name}${attributes}>`), ...inner, indent(depth, `</bpmn:${tag}>`)]
}

/** The attributes and the elements that only this kind of node has. */
function ownParts(node: FlowNode, flows: readonly SequenceFlow[], depth: number): readonly [attributes: string, content: readonly string[]] {
  const event = (name: string, inner = ''): string => indent(depth, inner === '' ? `<bpmn:${name}EventDefinition id="${node.id}_event" />` : `<bpmn:${name}EventDefinition id="${node.id}_event">${inner}</bpmn:${name}EventDefinition>`)
  const many = (isMany: boolean): string[] => (isMany ? [indent(depth, '<bpmn:multiInstanceLoopCharacteristics />')] : [])
  switch (node.kind) {
    case 'startEvent': return [node.interrupting === false ? ' isInterrupting="false"' : '', node.trigger === 'none' ? [] : node.trigger === 'timer' ? [event('timer', node.timer && timer(node.timer))] : node.trigger === 'conditional' ? [event('conditional', expression('condition', node.condition ?? 'true'))] : [event('message')]]
    case 'endEvent': return ['', node.trigger === 'message' ? [event('message')] : []]
    case 'timerCatch': return ['', [event('timer', timer(node.timer))]]
    case 'boundaryEvent': return [` attachedToRef="${node.on}"${node.interrupting ? '' : ' cancelActivity="false"'}`, [event('timer', timer(node.timer))]]
    case 'userTask':
    case 'receiveTask': return ['', many(node.many)]
    case 'callActivity': return [` calledElement="${node.called}"`, many(node.many)]
    case 'subProcess': return [node.onEvent ? ' triggeredByEvent="true"' : '', [...many(node.many), ...writeGraph(node.inner, depth)]]
    case 'exclusiveGateway':
    case 'inclusiveGateway': {
      const usual = flows.find(({ from, isDefault }) => from === node.id && isDefault)
      return [usual ? ` default="${usual.id}"` : '', []]
    }
    case 'parallelGateway':
    case 'milestone': return ['', []]
  }
}

function timer({ as, body }: Timer): string {
  return expression(as, body)
}

function expression(tag: string, body: string): string {
  return `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${escapeXml(body)}</bpmn:${tag}>`
}

function writeFlow(flow: SequenceFlow, depth: number): string[] {
  const name = flow.name === '' ? '' : ` name="${escapeXml(flow.name)}"`
  const head = `<bpmn:sequenceFlow id="${flow.id}"${name} sourceRef="${flow.from}" targetRef="${flow.to}"`
  if (flow.condition === undefined) return [indent(depth, `${head} />`)]
  return [indent(depth, `${head}>`), indent(depth + 1, expression('conditionExpression', flow.condition)), indent(depth, '</bpmn:sequenceFlow>')]
}

function drawGraph(graph: FlowGraph, layout: Layout): string[] {
  const shapes = graph.nodes.flatMap((node) => {
    const marks = node.kind === 'subProcess' ? ' isExpanded="true"' : node.kind === 'exclusiveGateway' ? ' isMarkerVisible="true"' : ''
    const inner = node.kind === 'subProcess' ? drawGraph(node.inner, layout) : []
    return [...shape(node.id, layout.shapes.get(node.id), marks, layout.words.get(node.id)), ...inner]
  })
  return [...shapes, ...graph.flows.flatMap((flow) => edge(flow.id, layout.ways.get(flow.id) ?? [], layout.words.get(flow.id)))]
}

function bounds({ x, y, width, height }: Bounds): string {
  return `<dc:Bounds x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" />`
}

function label(words: Bounds | undefined): string[] {
  return words && words.width > 0 ? [indent(4, '<bpmndi:BPMNLabel>'), indent(5, bounds(words)), indent(4, '</bpmndi:BPMNLabel>')] : []
}

function shape(id: string, place: Bounds | undefined, attributes = '', words?: Bounds): string[] {
  if (!place) return []
  return [indent(3, `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}"${attributes}>`), indent(4, bounds(place)), ...label(words), indent(3, '</bpmndi:BPMNShape>')]
}

function edge(id: string, points: readonly Point[], words: Bounds | undefined): string[] {
  return [indent(3, `<bpmndi:BPMNEdge id="${id}_edge" bpmnElement="${id}">`), ...points.map(({ x, y }) => indent(4, `<di:waypoint x="${round(x)}" y="${round(y)}" />`)), ...label(words), indent(3, '</bpmndi:BPMNEdge>')]
}
