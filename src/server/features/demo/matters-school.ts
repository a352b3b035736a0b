import { chinese, english } from './matter.ts'
import type { Places } from './matter.ts'

/** `{place}`, `{time}` and `{count}` are filled in. */
export const SCHOOL_MATTERS = [
  ...chinese([
    ['catering', '{place}午餐的菜是凉的', '{time}在{place}打的红烧茄子和米饭都是凉的，同去的{count}位同学也一样，希望能保温。', '保温台一侧的加热管损坏', '更换了保温台加热管，并在开餐前逐台测温'],
    ['catering', '{place}排队时间太长', '{time}下课后{place}只开了两个窗口，排了{count}分钟才打到饭，下午上课差点迟到。', '两名打饭员请假，没有安排替班', '在高峰时段增开一个窗口，并排好替班表'],
    ['catering', '{place}菜里吃出钢丝', '{time}在{place}买的炒青菜里有一截清洁用的钢丝，照片已上传，请查清原因。', '清洗锅具时使用了掉丝的钢丝球', '停用全部钢丝球，改用不掉丝的刷具，并向当事同学道歉'],
    ['catering', '希望{place}增加清淡的菜', '肠胃不好，{place}的菜普遍偏油偏辣，建议每餐有一两样清淡的，愿意多付一点。', '菜单由承包方按周编排，没有征求意见', '从下周起每餐固定供应两样少油少辣的菜'],
    ['dormitory', '{place}热水经常没有', '{time}起{place}晚上十点后没有热水，已经连续{count}天，冬天没法洗澡。', '热泵循环阀卡滞，夜间压力不足', '更换了循环阀，并把供水时间延长到夜里十二点'],
    ['dormitory', '{place}洗衣房太吵', '{place}旁边的洗衣房夜里一点还在脱水，{count}个宿舍的同学都睡不好。', '洗衣机没有设定停用时间', '把洗衣房的用电设为二十三点断开'],
    ['dormitory', '{place}门禁刷不开', '{time}刷卡进{place}一直提示无效，值班室没有人，在门外等了{count}分钟。', '卡片信息在换机后没有同步', '重新同步了全楼卡片信息，并公布了值班电话'],
    ['dormitory', '{place}楼道堆放杂物', '{place}楼道里堆着快递箱和旧床板，担心消防安全，至少堆了{count}天。', '毕业生留下的床板没有及时清走', '当天清走了杂物，并在楼道张贴清理时间'],
    ['network', '{place}无线网络晚上断线', '{time}在{place}上网每隔几分钟断一次，{count}台电脑都这样，交作业受影响。', '接入点负载过高，自动重启', '增加了两个接入点并调整了信道'],
    ['network', '教务系统打不开', '{time}选课时系统一直转圈，{place}的同学都打不开，错过了选课时间怎么办？', '选课开始时并发过高', '延长了选课时间一天，并扩容了服务器'],
    ['general-affairs', '{place}的灯坏了', '{place}的灯已经坏了{count}天，晚上走路看不清，有同学崴了脚。', '线路接头受潮', '换了灯管和接头，并检查了同一线路的其他灯具'],
    ['general-affairs', '{place}空调滴水', '{time}上课时{place}空调一直往下滴水，前排桌子湿了一片。', '冷凝水管被灰尘堵住', '疏通了水管，并把清洗周期改为每学期一次'],
    ['general-affairs', '表扬{place}的保洁阿姨', '{time}把电脑忘在{place}，保洁阿姨一直守到我回来，特别感谢，请替我转达。', '保洁员主动保管了失物', '在全体会上表扬了当事人并记入考核'],
    ['general-affairs', '建议在{place}增设饮水点', '{place}附近没有饮水机，打水要走{count}分钟，建议增设一个直饮水点。', '原设计没有预留水路', '选定了位置，列入本月施工计划'],
  ]),
  ...english([
    ['catering', 'No vegetarian choice in {place}', 'On {time} every dish in {place} had meat in it, and {count} of us went without lunch. Please label the dishes and keep one without meat.', 'the weekly menu did not ask for one', 'put a vegetarian dish on every menu and label all dishes'],
    ['dormitory', 'Broken window lock in {place}', 'The window lock in {place} has been broken for {count} days. It is on the ground floor and we do not feel safe.', 'the spare part had not been ordered', 'replaced the lock and checked every window on that floor'],
    ['network', 'Printer in {place} out of paper again', 'The printer in {place} has been out of paper {count} times since {time}. Could somebody look after it?', 'nobody was responsible for refilling it at weekends', 'named a person for it and put a spare box beside it'],
    ['general-affairs', 'Puddle at the entrance of {place}', 'After rain there is a puddle at the entrance of {place}; on {time} a visitor slipped.', 'the drain was blocked with leaves', 'cleared the drain and added it to the weekly round'],
    ['general-affairs', 'Thank you for the quick repair in {place}', 'I reported a stuck door in {place} on {time} and it was repaired within {count} hours. Thank you!', 'the carpenter happened to be near', 'passed your thanks on to the carpenter'],
    ['dormitory', 'Visitors are asked for too much in {place}', 'My parents visited on {time} and were asked for {count} documents at {place}. Is that needed?', 'the doorkeeper used an old list', 'replaced the list: one identity card is enough'],
  ]),
]

export const SCHOOL_PLACES: Places = {
  'catering': { zh: ['一食堂', '二食堂', '清真餐厅', '教工餐厅'], en: ['Canteen 1', 'Canteen 2', 'the staff canteen'] },
  'dormitory': { zh: ['南苑 3 号楼', '南苑 5 号楼', '北苑 7 号楼', '研究生楼'], en: ['South Hall 3', 'North Hall 7', 'the graduate house'] },
  'network': { zh: ['图书馆二层', '实验楼 B 区', '南苑 5 号楼', '阶梯教室'], en: ['the library', 'Lab Building B', 'the reading room'] },
  'general-affairs': { zh: ['教学楼 A301', '图书馆三层', '实验楼 B 区', '体育馆', '综合楼大厅'], en: ['Room A301', 'the gym', 'Lab Building B', 'the main hall'] },
}
