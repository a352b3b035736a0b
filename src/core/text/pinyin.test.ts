import { describe, expect, test } from 'vitest'
import { pinyinKeys } from './pinyin.ts'

describe('finding a name by pinyin', () => {
  test.each([
    ['张小明', 'zhangxiaoming', 'zxm'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['欧阳 娜', 'ouyangna', 'oyn'],
    ['吕布', 'lvbu', 'lb'],
    ['质量部2组', 'zhiliangbu2zu', 'zlb2z'],
    ['Anna 李', 'annali', 'annal'],
    ['IT 部', 'itbu', 'itb'],
    ['', '', ''],
    ['（）', '', ''],
  ])('%s is found as %s and %s', (name, full, initials) => {
    expect(pinyinKeys(name)).toEqual({ full, initials })
  })
})
