import { words } from '../../prng.ts'
import { lines, type Recipe, topics } from '../recipe.ts'

const IDIOM_TOPICS = topics(`
  动物|以动物为主角的成语及其故事
  植物|写花木庄稼的成语及其故事
  数字|带数字的成语及其故事
  历史|出自史书的成语及其故事
  战争|来自古代战场的成语及其故事
  友情|讲朋友情谊的成语及其故事
  读书|讲勤学苦读的成语及其故事
  自然|写风雨山川的成语及其故事
  智慧|讲机智应变的成语及其故事
  诚信|讲守信用的成语及其故事
  勇气|讲勇敢果断的成语及其故事
  礼仪|讲待人礼节的成语及其故事
  饮食|与吃喝有关的成语及其故事
  颜色|带颜色词的成语及其故事
  四季|写春夏秋冬的成语及其故事
  寓言|出自古代寓言的成语及其故事`)

const CHARACTER_TOPICS = topics(`
  象形字|日、月、山、水等象形字的来历
  形声字|形旁和声旁怎样合成一个字
  部首|常见部首的意思和变化
  甲骨文|刻在龟甲兽骨上的古老文字|H121
  多音字|多音字的读音和用法|H116
  同音字|同音字、形近字的分辨|H124
  笔画|笔画名称和笔顺规则|H124.5
  偏旁|偏旁怎样帮助认字
  姓氏字|姓氏用字的来历和读音|H124.3
  生肖字|十二生肖的字怎样变来
  身体字|与身体有关的汉字
  房屋字|与房屋有关的汉字`)

const CHINESE: readonly Recipe[] = [
  {
    share: 30,
    clcNumber: 'H136.31',
    shape: 'story',
    grades: [2, 5],
    subjects: ['成语', '故事'],
    topics: IDIOM_TOPICS,
    titles: lines(`成语里的{w}
      {w}成语故事
      {w}成语小剧场
      看图猜{w}成语
      {w}成语接龙
      {w}成语一百则
      画说{w}成语`),
    sets: ['成语故事天天读', '成语大观园', '漫画成语屋'],
    parts: ['{w}篇'],
    series: ['成语小书架', '国学小书桌'],
    summaries: ['收入{about}，说明出处和用法。', '讲{about}，并附造句练习。'],
  },
  {
    share: 18,
    clcNumber: 'H12-49',
    shape: 'popular',
    grades: [1, 4],
    subjects: ['汉字', '通俗读物'],
    topics: CHARACTER_TOPICS,
    titles: lines(`有趣的{w}
      {w}的故事
      {w}变变变
      {w}小侦探
      跟我认{w}
      {w}里的秘密`),
    sets: ['汉字王国旅行记', '汉字的家'],
    parts: ['{w}'],
    series: ['汉字小学堂'],
  },
  {
    share: 22,
    clcNumber: 'H163',
    shape: 'reference',
    grades: null,
    subjects: ['词典', '小学'],
    topics: topics(`
      成语词典|小学阶段常用成语|H164
      同义词反义词词典|常用同义词和反义词|H136.2
      多音字词典|常用多音字|H163
      组词造句词典|常用字的组词和造句|H163
      笔顺规范字典|常用字的笔顺和部首|H163
      歇后语词典|常见歇后语|H136.33
      谚语词典|常见谚语|H136.33
      量词搭配词典|量词和名词的搭配|H146.2
      形近字词典|容易写错的形近字|H163
      古诗文词典|小学古诗文中的字词|H163
      汉字源流字典|常用汉字的字形演变|H163
      古汉语常用字字典|文言文中的常用字|H163
      近义词辨析词典|容易用混的近义词|H136.2
      描写词语词典|写景写人的词语|H136
      叠词词典|常用叠词和用法|H136`),
    banks: { quality: words(`多功能 彩图 实用 便携 新编 图解 规范 标准`) },
    titles: ['小学生{quality}{w}', '{quality}{w}', '小学生{w}'],
    summaries: ['收录{about}，按音序排列，附有检字表，供小学生查检。', '收录{about}，释义浅显，配有例句。'],
  },
  {
    share: 14,
    clcNumber: 'H15',
    shape: 'handbook',
    grades: [3, 6],
    subjects: ['语文', '修辞'],
    topics: topics(`
      比喻|比喻的种类和用法
      拟人|把事物当作人来写的方法
      排比|句子排列的节奏和力量
      对偶|对对子的方法和练习|H151
      夸张|夸大与缩小的分寸
      标点|句号、逗号、引号的用法|H155
      病句|常见病句和修改方法|H146
      朗诵|停连、重音和语气的处理|H019
      演讲|写稿、开场和临场的办法|H019
      辩论|找论据和反驳的方法|H019
      普通话|声母、韵母和声调的练习|H102
      拼音|拼音字母和拼读规则|H125
      绕口令|由浅入深的绕口令练习|H119`),
    titles: ['{w}真有趣', '小学生{w}课', '{w}小能手', '{w}的奥秘', '玩转{w}', '一本书学会{w}'],
    sets: ['语文小巧匠'],
    parts: ['{w}真有趣'],
    series: ['语文小专题'],
  },
  {
    share: 16,
    clcNumber: 'H194.1',
    shape: 'story',
    grades: [1, 6],
    subjects: ['国学', '启蒙读物'],
    topics: topics(`
      蒙学|《三字经》《百家姓》《千字文》等蒙学读物
      小古文|篇幅短小的文言文
      对子歌|声律对韵的启蒙歌诀
      家训|古人写给子女的家训名言
      论语|《论语》中关于学习和做人的话|B222.2
      礼仪规矩|古代儿童的礼仪与规矩
      二十四节气|与节气有关的诗文和谚语
      笠翁对韵|按韵编排的对句`),
    banks: { n: words(`三十课 五十课 六十篇 一百则 二十讲`) },
    titles: ['{w}{n}', '晨读{w}', '小学生{w}读本', '{w}诵读本', '跟爷爷读{w}'],
    sets: ['国学启蒙诵读', '蒙学小课堂'],
    parts: ['{w}'],
    series: ['国学小书桌', '经典诵读'],
  },
  {
    share: 16,
    clcNumber: 'H194.5',
    shape: 'story',
    grades: [3, 6],
    subjects: ['作文', '选集'],
    banks: {
      who: words(`小学生 三年级 四年级 五年级 六年级 小记者 文学社`),
      kind: words(`优秀作文 日记 书信 游记 想象作文 读后感 小练笔 周记 童诗 状物作文`),
      tail: words(`选 一百篇 精选 评点本 集`),
    },
    titles: ['{who}{kind}{tail}', '我们的{kind}{tail}', '{who}的{kind}本'],
    summaries: ['选编小学生写的{kind}，每篇附有老师的点评。', '收入同龄人的{kind}，便于对照学习。'],
    series: ['小作家文库', '春芽作文'],
  },
]

const EN_NAMES = words(
  `Milo Nora Toby Ruby Oscar Ivy Hugo Lily Max Poppy Leo Mia Finn Ada Jasper Wren Otis Clara`,
)
const EN_ADJECTIVES = words(
  `Little Blue Brave Sleepy Lost Busy Tiny Golden Windy Silver Quiet Clever Rainy Secret`,
)
const EN_NOUNS = words(
  `Kite Train Garden Lantern Duck Pumpkin Boat Snowman Teapot Bicycle Island Library Drum Puddle Acorn`,
)
const EN_PLACES = words(
  `Farm Beach Market Zoo Museum Castle Forest Bakery Station Lighthouse Library Garden Pond`,
)

const ENGLISH: readonly Recipe[] = [
  {
    share: 18,
    clcNumber: 'H319.37',
    shape: 'english',
    grades: [3, 6],
    subjects: ['英语', '语言读物'],
    banks: { name: EN_NAMES, adj: EN_ADJECTIVES, noun: EN_NOUNS, place: EN_PLACES },
    titles: lines(`{name} and the {adj} {noun}
      The {adj} {noun}
      {name} and the {noun}
      {name} at the {place}
      {name}'s {adj} {noun}
      The {noun} in the {place}
      Good Night, {adj} {noun}
      Where Is {name}'s {noun}?`),
    series: ['Green Leaf Readers', 'Little Bridge Readers', 'Sunny Hill Storybooks'],
    summaries: [
      '供小学生阅读的英语分级读物，句子短，配有图画和词表。',
      '一个英文小故事，生词少，适合课外朗读。',
    ],
  },
  {
    share: 14,
    clcNumber: 'H31',
    shape: 'handbook',
    grades: [3, 6],
    subjects: ['英语', '小学'],
    topics: topics(`
      字母|英语字母的读写和联想|H311
      自然拼读|字母组合与发音的规律|H311
      单词|按话题分类的常用单词|H313
      会话|问候、购物、问路等日常会话|H319.9
      语法|小学阶段的时态和句型|H314
      歌谣|可以跟唱的英语歌谣|H319.9
      短剧|可以上台表演的英语短剧|H319.37
      绘本课|借图画书学习英语的方法|H319.37`),
    titles: ['小学英语{w}', '英语{w}乐园', '快乐英语{w}', '英语{w}一百句', '跟我学英语{w}'],
    sets: ['小学英语起步'],
    parts: ['{w}'],
    series: ['英语小小屋'],
  },
  {
    share: 5,
    clcNumber: 'H316',
    shape: 'reference',
    grades: null,
    subjects: ['英语', '词典'],
    topics: topics(`
      英汉词典|小学常用英语单词
      英语图解词典|分场景编排的英语单词和插图
      英汉汉英词典|常用词的英汉、汉英对照
      英语短语词典|小学英语教材常见短语`),
    banks: { quality: words(`多功能 彩图 实用 便携 新编`) },
    titles: ['小学生{quality}{w}', '{quality}{w}', '小学生{w}'],
    summaries: ['收录{about}，附音标和例句，供小学生查检。'],
  },
]

/** H 语言、文字. */
export const RECIPES_H: readonly Recipe[] = [...CHINESE, ...ENGLISH]
