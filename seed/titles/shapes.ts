import type { Shape } from './recipe.ts'

export interface ShapeFacts {
  sizes: readonly string[]
  pages: readonly [number, number]
  /** Price in fen of a copy printed in 2015; others follow the year. */
  price: readonly [number, number]
  /** Roles of the persons on the title page, each list one habit. */
  roles: readonly (readonly string[])[]
  /** Content notes where the recipe brings none. */
  summaries: readonly string[]
}

/** What a book of each kind looks like on the shelf. */
export const SHAPES: Readonly<Record<Shape, ShapeFacts>> = {
  picture: {
    sizes: ['29cm', '26cm', '21×29cm', '25×25cm'],
    pages: [32, 48],
    price: [2200, 4200],
    roles: [['著', '绘'], ['著', '绘'], ['著绘'], ['文', '图']],
    summaries: ['用大幅图画讲{about}，适合低年级孩子与大人共读。', '图画为主，文字不多，带孩子认识{about}。'],
  },
  novel: {
    sizes: ['21cm', '21cm', '23cm'],
    pages: [140, 296],
    price: [1600, 2800],
    roles: [['著'], ['著'], ['著'], ['著', '绘']],
    summaries: [],
  },
  tale: {
    sizes: ['21cm', '23cm', '24cm'],
    pages: [96, 208],
    price: [1500, 2800],
    roles: [['著'], ['著', '绘'], ['著']],
    summaries: [],
  },
  story: {
    sizes: ['21cm', '23cm', '24cm'],
    pages: [96, 208],
    price: [1500, 2800],
    roles: [['著'], ['编著'], ['编'], ['著', '绘'], ['主编']],
    summaries: ['用浅近的故事讲{about}。', '讲{about}，每篇几分钟就能读完。'],
  },
  poem: {
    sizes: ['21cm', '24cm'],
    pages: [72, 168],
    price: [1500, 2600],
    roles: [['著'], ['编'], ['选编', '绘']],
    summaries: ['选编{about}，适合朗读和背诵。'],
  },
  comic: {
    sizes: ['21cm', '19cm', '13×19cm'],
    pages: [96, 180],
    price: [1200, 2400],
    roles: [['编绘'], ['编', '绘'], ['绘']],
    summaries: ['用漫画讲{about}。'],
  },
  popular: {
    sizes: ['24cm', '26cm', '21cm', '28cm'],
    pages: [48, 168],
    price: [1800, 3600],
    roles: [['著'], ['编著'], ['著', '绘'], ['主编'], ['编']],
    summaries: [
      '介绍{about}，配有插图和小问答。',
      '从孩子常问的问题说起，讲清{about}。',
      '图文对照，说明{about}，适合课外自读。',
    ],
  },
  handbook: {
    sizes: ['24cm', '26cm', '21cm'],
    pages: [64, 144],
    price: [1500, 2800],
    roles: [['编著'], ['编'], ['著'], ['主编']],
    summaries: ['一步一步教{about}，附有图示和练习。', '讲解{about}，边看边练。'],
  },
  reference: {
    sizes: ['15cm', '19cm', '21cm'],
    pages: [320, 980],
    price: [2200, 5800],
    roles: [['主编'], ['编']],
    summaries: ['收录{about}，供查检使用。'],
  },
  atlas: {
    sizes: ['29cm', '37cm', '26cm'],
    pages: [48, 120],
    price: [2800, 6800],
    roles: [['编'], ['编著', '绘']],
    summaries: [],
  },
  teacher: {
    sizes: ['24cm', '23cm', '26cm'],
    pages: [168, 320],
    price: [2600, 4200],
    roles: [['著'], ['主编'], ['编著'], ['著']],
    summaries: ['供教师与家长参考，讨论{about}。', '结合实例谈{about}，每章后附有提要。'],
  },
  english: {
    sizes: ['21cm', '19cm'],
    pages: [24, 64],
    price: [1000, 1900],
    roles: [['著'], ['著', '绘']],
    summaries: [],
  },
}

/** Added as a subtitle when a plain title has been used already: another publisher's edition of the theme. */
export const VARIANTS: readonly string[] = [
  '注音版',
  '彩绘版',
  '图文版',
  '美绘本',
  '插图本',
  '大字版',
  '精选本',
  '修订本',
  '低年级版',
  '高年级版',
]
