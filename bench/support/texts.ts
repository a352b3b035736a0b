/** Seeded made-up matters: sentences put together from lists, so that words have the uneven frequencies real ones have. */

/** A small seeded generator (mulberry32): the same seed gives the same run everywhere. */
export function makeDice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const PLACES = ['一号教学楼', '二号教学楼', '图书馆三层', '东区食堂', '西区食堂', '学生宿舍五栋', '体育馆', '实验楼地下室', '北门停车场', '行政楼', '湖心公园', '滨河绿道', '儿童乐园', '南广场', '花卉温室', '林荫道', '观景台', '码头', '三单元电梯', '地下车库', '快递柜旁', '小区北门', '健身步道', '物业前台']
const THINGS = ['照明灯', '空调', '热水器', '电梯', '门禁', '路面', '座椅', '垃圾桶', '井盖', '护栏', '水管', '饮水机', '投影仪', '网络', '窗户', '绿化带', '喷灌', '健身器材', '标识牌', '监控']
const FAULTS = ['坏了很久没人修', '一直漏水', '噪音很大', '经常断电', '松动有安全隐患', '被人占用', '气味难闻', '反复出现同样的问题', '报修后没有回音', '收费不合理', '无法使用', '破损严重', '堵塞积水', '信号很差', '温度太低']
const WISHES = ['希望尽快处理', '请给个明确的时间', '请派人到现场查看', '希望公开处理结果', '请更换新的', '建议定期检查', '请退还多收的费用', '请安排专人负责', '希望以后不再发生', '请核实后回复']
const DETAILS = ['上周已经向值班人员反映过', '每天早晚高峰最严重', '老人和孩子经过时特别危险', '已经影响正常上课', '附近住户都有同样的意见', '夜里十点以后更明显', '下雨天就会出现', '拍了照片可以提供', '多次打电话都没有人接', '工作人员态度还可以', '去年冬天也发生过一次', '旁边的告示牌早就掉了']
const RESULTS = ['已安排维修人员到现场处理', '经核实情况属实', '已更换损坏的部件', '已与施工单位协调', '将在本月内完成整改', '已加装防护设施', '已对值班人员进行培训', '经检查设备运行正常', '已退还多收费用', '已列入下季度维修计划']

function pick(list: readonly string[], roll: () => number): string {
  // Squared: the first entries come far more often than the last ones.
  return list[Math.floor(roll() ** 2 * list.length)] ?? ''
}

export interface Matter {
  readonly subject: string
  readonly content: string
  readonly result: string
}

/** One in about five thousand matters has a word of its own, so that there is something rare to look for. */
export function makeMatter(roll: () => number): Matter {
  const place = pick(PLACES, roll)
  const thing = pick(THINGS, roll)
  const rare = roll() < 0.0002 ? '，发现罕见的朱鹮筑巢' : ''
  const sentences = Array.from({ length: 3 + Math.floor(roll() * 4) }, () => `${pick(DETAILS, roll)}，${pick(PLACES, roll)}的${pick(THINGS, roll)}也${pick(FAULTS, roll)}。`)
  return {
    subject: `${place}${thing}${pick(FAULTS, roll)}`,
    content: `${place}的${thing}${pick(FAULTS, roll)}${rare}。${sentences.join('')}${pick(WISHES, roll)}，${pick(WISHES, roll)}。`,
    result: `您好，您反映的${place}${thing}一事，${pick(RESULTS, roll)}，${pick(RESULTS, roll)}。感谢您的监督。`,
  }
}

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林', '何', '郭', '马', '罗']
const GIVEN = ['伟', '芳', '娜', '敏', '静', '强', '磊', '军', '洋', '勇', '艳', '杰', '涛', '明', '超', '秀英', '霞', '平', '刚', '桂兰', '建国', '志强', '小红', '海燕', '晓东', '文博', '雨欣', '子涵', '思远', '嘉怡']

/** Somebody made up, with a mobile number of their own in a range that is not given out. */
export function makeContact(nr: number, roll: () => number): { readonly name: string; readonly phone: string } {
  return { name: `${pick(SURNAMES, roll)}${pick(GIVEN, roll)}`, phone: `101${String((nr * 7_919) % 100_000_000).padStart(8, '0')}` }
}
