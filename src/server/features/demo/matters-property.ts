import { chinese, english } from './matter.ts'
import type { Places } from './matter.ts'

export const PROPERTY_MATTERS = [
  ...chinese([
    ['engineering', '{place}电梯停运', '{place}的电梯从{time}停到现在，家里有老人下不了楼，已经{count}天了。', '变频器老化，备件没有库存', '更换变频器并恢复运行，停运期间安排人员帮助老人上下楼'],
    ['engineering', '{place}厨房天花板渗水', '{place}厨房天花板渗水，{time}开始越来越严重，墙皮掉了{count}块。', '楼上住户的地漏接口开裂', '修好接口并重做防水，墙面由我们粉刷恢复'],
    ['engineering', '{place}水压太小', '{place}早晚高峰水压很小，热水器打不着火，{count}户都有同样的情况。', '加压泵的一台电机烧坏', '更换电机，并把水压调回规定值'],
    ['engineering', '{place}楼道灯不亮', '{place}三层到五层的灯{time}起就不亮，晚上上楼看不清台阶。', '声控开关损坏', '换了声控开关，顺便检查了整个单元'],
    ['engineering', '{place}地库积水', '{time}下雨后{place}地库积水没过脚面，{count}辆车泡了水，请尽快处理并说明责任。', '集水坑水泵的浮球卡住', '更换浮球，雨季前安排每周试泵'],
    ['security', '陌生人随意进出{place}', '{time}有推销人员在{place}挨家敲门，门岗没有登记，住户很不放心。', '当班人员离岗取快递', '对当班人员作了处理，重新规定了离岗交接'],
    ['security', '{place}消防通道被车占用', '{place}的消防通道每天晚上停着{count}辆车，{time}救护车差点进不来。', '夜间没有安排巡查', '安排夜间两次巡查，并加装了隔离桩'],
    ['security', '门岗态度生硬', '{time}回{place}时忘带门卡，保安说话很难听，还推了一下我的车。', '保安没有按流程核对身份', '当事人向业主当面道歉，并重新参加服务培训'],
    ['security', '{place}广场舞音响太大', '{place}空地每天早上六点开始放音响，{count}户被吵醒，多次劝说无效。', '活动时间没有约定', '和活动负责人约定了时间和音量，并张贴公告'],
    ['cleaning', '{place}垃圾没有及时清运', '{place}的垃圾桶从{time}起没有清，气味很大，招来很多苍蝇。', '清运车检修，没有安排替代车辆', '临时加派车辆清运，并冲洗消毒了桶站'],
    ['cleaning', '{place}电梯轿厢很脏', '{place}的电梯里有污渍和异味，已经{count}天没有人擦。', '保洁员换岗时漏排', '当天清洁完毕，并在轿厢内张贴清洁记录表'],
    ['cleaning', '{place}绿化带有狗粪', '{place}的绿化带到处是狗粪，{time}孩子踩了一脚，请加强管理。', '缺少粪便箱，也没有巡查', '增设了粪便箱和拾便袋，每天早晚各清理一次'],
    ['customer-service', '物业费账单算错', '{place}{time}的账单多算了{count}个月，打电话两次都说会查，没有下文。', '换系统时把已缴月份重复导入', '更正了账单，多收的部分已经退回'],
    ['customer-service', '报修电话没人接', '{time}家里跑水，给服务中心打了{count}个电话都没有人接，最后自己关的总阀。', '值班电话转接设置失效', '恢复了转接，并增加一名夜间值班人员'],
  ]),
  ...english([
    ['engineering', 'Noise from the pump room under {place}', 'Since {time} a humming noise comes from the pump room under {place} all night. We have not slept for {count} nights.', 'a bearing of the booster pump was worn out', 'replaced the bearing and put the pump on rubber mounts'],
    ['engineering', 'Intercom at {place} does not ring', 'The intercom at {place} has been silent for {count} days; deliveries leave again.', 'a cable was cut during painting', 'mended the cable and tested every flat of the staircase'],
    ['security', 'Bicycle stolen from {place}', 'My bicycle was taken from {place} on {time}. The camera there has been off for {count} days, I was told.', 'the camera had lost its power supply', 'put the camera back into service and handed the footage of the other cameras to the police'],
    ['cleaning', 'Slippery floor in {place}', 'The floor in {place} is mopped at rush hour; on {time} I nearly fell.', 'the cleaning plan had no times in it', 'moved the mopping to the hours after nine'],
    ['customer-service', 'Parcel lost at the desk of {place}', 'A parcel handed in at {place} on {time} cannot be found. I have asked {count} times.', 'it had been put on the shelf of another building', 'found the parcel and brought it to your door'],
    ['engineering', 'Draught from the lobby door of {place}', 'The lobby door of {place} does not close since {time}; it is freezing.', 'the door closer leaked oil', 'fitted a new door closer'],
  ]),
]

const BUILDINGS = { zh: ['1 号楼', '3 号楼', '5 号楼', '8 号楼一单元', '12 号楼'], en: ['Building 1', 'Building 3', 'Building 5', 'Tower 8', 'Tower 12'] }

export const PROPERTY_PLACES: Places = {
  'engineering': BUILDINGS,
  'security': { zh: ['3 号楼', '8 号楼', '南区', '东门一侧'], en: ['the north garage', 'the bicycle shed', 'Tower 8'] },
  'cleaning': { zh: ['5 号楼', '12 号楼', '北区', '8 号楼二单元'], en: ['the lobby of Building 3', 'the hall of Tower 12'] },
  'customer-service': { zh: ['1 号楼', '5 号楼', '12 号楼'], en: ['Building 1', 'Building 5'] },
}
