import { chinese, english } from './matter.ts'
import type { Places } from './matter.ts'

export const PARK_MATTERS = [
  ...chinese([
    ['gardens', '{place}枯枝随时会掉下来', '{place}有一棵树枯了大半，{time}大风掉下来{count}根枝条，下面就是步道。', '树体蛀虫导致主枝枯死', '锯除了枯枝并注药杀虫，逐棵检查了周边乔木'],
    ['gardens', '{place}草坪被踩秃', '{place}的草坪被抄近路的人踩出一条土路，下雨全是泥。', '步道绕行太远', '补种草皮，并顺着人流铺了一段汀步'],
    ['gardens', '{place}打药没有提示', '{time}带孩子在{place}玩，闻到很浓的药味，回来后孩子起了{count}个红疹，打药前能不能先公告？', '作业班组没有按规定放置警示牌', '对班组作了批评，今后提前一天公告并避开开放时间'],
    ['gardens', '{place}水质发臭', '{place}水面漂着蓝藻和死鱼，{time}起气味很大，请尽快治理。', '连续高温加上补水不足', '打捞了蓝藻，增加补水并投放了曝气设备'],
    ['park-safety', '{place}有人野泳', '每天傍晚{place}都有{count}个人下水游泳，旁边就有禁止游泳的牌子，没有人管。', '傍晚时段没有安排巡逻', '在傍晚增加巡逻，并加装了语音提示'],
    ['park-safety', '{place}电动车横冲直撞', '{time}在{place}散步被外卖电动车蹭倒，擦伤了腿，希望禁止电动车入园。', '侧门的阻车桩被人拔走', '恢复了阻车桩，并联系平台调整了路线'],
    ['park-safety', '{place}流动摊贩占道', '{place}周末有{count}个摊位占着人行道，婴儿车过不去，垃圾也没人收。', '执法时间与摊贩出摊时间错开', '与城管联合值守三个周末，并划定了便民摊位'],
    ['park-safety', '夜跑时{place}太黑', '{place}的灯晚上八点就关，夜跑的人很多，{time}差点撞到石墩。', '关灯时间没有随季节调整', '把关灯时间推迟到二十二点'],
    ['facilities', '{place}健身器材松动', '{place}的漫步机螺丝松了，{time}我母亲差点摔下来，至少有{count}件器材有问题。', '例行检查漏掉了这一片', '更换了螺栓和轴承，并全园排查了一遍'],
    ['facilities', '{place}厕所没有无障碍扶手', '{place}的厕所扶手断了{count}天，轮椅使用者没法用。', '配件到货延误', '装好了新扶手，同时备了一套'],
    ['facilities', '{place}饮水机出黄水', '{time}在{place}饮水机接的水是黄的，孩子已经喝了几口，请化验并公布结果。', '滤芯超期未更换', '停用并更换滤芯，化验合格后恢复，结果已张贴'],
    ['facilities', '{place}路面塌陷', '{place}的步道塌了一个坑，用一块木板盖着，已经{count}天，晚上很危险。', '地下雨水管接口渗漏掏空路基', '开挖修复了管道，重新铺装了路面'],
    ['facilities', '建议在{place}增加座椅', '{place}一公里内没有座椅，老人走累了只能坐在花坛边，建议加{count}把。', '原规划没有考虑休息点', '新增了座椅，位置在树荫下'],
    ['gardens', '感谢{place}的工作人员', '{time}老人在{place}走失，工作人员找了{count}个小时送回家，全家感谢。', '值班员在巡园时发现了老人', '向当事人转达了谢意，并给予表扬'],
  ]),
  ...english([
    ['gardens', 'Dogs off the leash at {place}', 'On {time} {count} dogs ran free at {place} and one knocked my daughter over. Are there no rules?', 'the signs had faded and nobody walked the round at that hour', 'put up new signs and added a round in the early morning'],
    ['facilities', 'Map at {place} points the wrong way', 'The map at {place} is mounted upside down; we walked {count} minutes in the wrong direction.', 'it was put back wrongly after cleaning', 'turned the map and checked the others'],
    ['park-safety', 'Drones over {place}', 'Somebody flies a drone low over {place} every weekend since {time}. It frightens the birds and the children.', 'flying was not covered by the house rules', 'added it to the house rules and spoke with the pilot'],
    ['facilities', 'Lights at {place} flicker', 'The lights at {place} have flickered for {count} evenings, which is unpleasant for people with epilepsy.', 'a loose contact in the distribution box', 'tightened the contact and replaced the starter'],
    ['gardens', 'Lovely tulips at {place}', 'The tulips at {place} are wonderful this year. Could you publish the names of the {count} kinds?', 'there was no sign for them', 'put a sign with the names beside the bed'],
    ['park-safety', 'Loud music at {place}', 'A group plays music with a loudspeaker at {place} until eleven, on {time} again.', 'the agreed hours were not kept', 'agreed on nine o\'clock with the group and will check'],
  ]),
]

export const PARK_PLACES: Places = {
  'gardens': { zh: ['东湖', '樱花大道', '西侧草坪', '荷花池', '林下小路'], en: ['the east lake', 'Cherry Avenue', 'the west lawn', 'the rose garden'] },
  'park-safety': { zh: ['东湖步道', '南门广场', '北门', '湖心桥'], en: ['the lookout', 'the south square', 'the west lawn'] },
  'facilities': { zh: ['南门', '健身角', '儿童游乐区', '观景台', '北门停车场'], en: ['the south gate', 'the playground', 'the north car park', 'the forest trail'] },
}
