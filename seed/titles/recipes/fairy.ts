import { words } from '../../prng.ts'
import { lines, type Recipe, topics } from '../recipe.ts'

const HEROES = words(`
  小刺猬团团 松鼠阿栗 獾爷爷 田鼠豆包 萤火虫米粒 大熊敦敦 邮差狐狸 青蛙呱先生 蜗牛慢慢 夜婆婆猫头鹰 小河狸木木 兔子棉花
  小浣熊洗洗 刺猬裁缝 企鹅阿冰 小象灰灰 鼹鼠先生 小羊咩朵 燕子小剪 乌龟阿寿 小猪胖墩 花猫巡警 老牛阿勤 鹅太太 小鹿斑斑
  瓢虫七星 水獭船长 熊猫竹竹 蝙蝠倒倒 啄木鸟大夫 狮子阿懒 山羊老师 鸭子扁嘴 蟋蟀琴师 狐狸小眯 黄鼠狼阿闪 松鸡婆婆 树懒停停
  骆驼阿远 海豹圆滚滚 章鱼八手 寄居蟹小壳 布娃娃阿补 木偶钉子 泥人小土 稻田守望者 纸船水手 扫帚阿姨 胡萝卜国王 豌豆骑士`)
const PLACES = words(`
  月光邮局 蒲公英车站 云朵面包房 橡树学校 雨滴图书馆 纽扣杂货铺 萤火灯塔 苔藓旅馆 风铃诊所 松果剧场 影子裁缝店 彩虹修车铺
  蘑菇理发店 星星电影院 落叶出版社 泉水茶馆 蜂蜜银行 瓢虫幼儿园 树洞电话亭 芦苇客栈 南瓜马车行 露珠照相馆 冬眠旅社 晚安广播站
  草帽气象台 雪花洗衣店 石头博物馆 糖纸博览会 梦的回收站 半山杂货铺 浪花音乐厅 青苔茶楼 乌云火锅店 稻草学堂 回声驿站`)
const THINGS = words(`
  一把红雨伞 会打喷嚏的锅 七颗纽扣 迷路的影子 借来的月亮 半块橡皮 一封没有地址的信 不睡觉的钟 长胡子的种子 装笑声的罐子
  爱唱歌的水壶 怕黑的灯笼 一小片秋天 会拐弯的哨子 捡来的星星 最后一块饼干 第一场雪 看不见的围巾 一百个晚安 走丢的回声
  半夜的客人 没有影子的树 会飞的抽屉 三滴眼泪 坏脾气的炉子 倒着走的表 装满风的口袋 不肯落下的叶子 一串湿脚印 空空的礼物盒
  补过的天空 借书的云 慢吞吞的邮件 讨厌星期一的门铃 绿色的谎话 会发芽的帽子`)

const FAIRY_SUMMARIES = lines(`{hero}遇上了{thing}，一连串好笑又温暖的事就这样开始了。
  一本轻松的童话：{hero}在{place}认识了新朋友，也学会了替别人着想。
  童话主角是{hero}，故事里出现了{thing}，也写朋友之间的信任。`)

const FAIRY: Recipe = {
  share: 20,
  clcNumber: 'I287.7',
  shape: 'tale',
  grades: [2, 4],
  subjects: ['童话', '中国'],
  banks: { hero: HEROES, place: PLACES, thing: THINGS },
  titles: lines(`{hero}和{thing}
    {hero}的{place}
    {place}来了{hero}
    {place}今天开门
    住在{place}的{hero}
    {place}的故事
    {hero}去{place}
    {hero}奇遇记`),
  sets: ['{hero}', '{place}', '{hero}故事集', '{place}奇事'],
  parts: ['{thing}'],
  series: words(`青苹果童话坊 一千零一个晚安 彩色铅笔童话 小木屋书架 新童话花园`),
  summaries: FAIRY_SUMMARIES,
}

const SHORT_FAIRY: Recipe = {
  share: 6,
  clcNumber: 'I287.7',
  shape: 'tale',
  grades: [1, 3],
  subjects: ['童话集', '短篇'],
  banks: {
    count: words(`十二个 三十个 五十个 二十四个 一百个`),
    mood: words(`月亮下的 会发光的 睡不着的 软绵绵的 绿莹莹的 下雨天的 热乎乎的 甜丝丝的 有点傻的 慢悠悠的`),
    form: words(`童话 小童话 睡前童话 森林童话 海边童话 校园童话 四季童话`),
  },
  titles: ['{mood}{form}', '{count}{mood}{form}', '{form}{count}', '{mood}{form}集'],
  summaries: ['一本短篇童话集，收入{form}多篇，每篇几分钟就能读完。'],
  series: ['小口袋童话', '晚安书架'],
}

const PICTURE_STORY: Recipe = {
  share: 20,
  clcNumber: 'I287.8',
  shape: 'picture',
  grades: [1, 3],
  subjects: ['图画故事', '中国'],
  banks: {
    hero: HEROES,
    place: PLACES,
    thing: THINGS,
    kin: words(`奶奶 外婆 爷爷 外公 爸爸 妈妈 太奶奶 舅舅 姑姑`),
    keep: words(
      `针线筐 老花镜 旧藤椅 铁锅 毛线团 工具箱 菜园子 搪瓷缸 花棉袄 自行车 蒲扇 收音机 米缸 竹篮 红棉鞋 老照片`,
    ),
    wait: words(`雪来 爸爸回家 小鸡出壳 桃子熟了 春天 下一班车 面团发起来 妹妹睡着 月亮升起 雨停`),
    what: words(`路灯 椅子 大树 云 石头 书包 电梯 影子 海浪 老房子 雨伞 邮筒 闹钟`),
    act: words(`会说话 会走路 会做梦 想回家 去旅行 交朋友 过生日`),
    kids: words(`小鸭 小蚂蚁 小老鼠 小麻雀 小猴 小羊 小青蛙 小兔`),
    deed: words(`赶集 搬家 过桥 捉迷藏 看戏 上学 包饺子 放风筝 拔萝卜 坐火车 量身高`),
    when: words(
      `下雨的星期天 停电的晚上 大风的早晨 下雪的夜里 夏天的午后 赶集的日子 割稻的日子 搬家的那天 晒被子的早晨`,
    ),
  },
  titles: lines(`{kin}的{keep}
    等{wait}的时候
    如果{what}{act}
    {what}{act}
    十只{kids}去{deed}
    {when}
    {hero}睡不着
    {hero}和{thing}
    {hero}，轮到你啦
    {kids}{deed}
    {kin}和{keep}`),
  series: words(`小枕头图画书 田野图画书 蜡笔盒图画书 中国孩子图画书 阳台上的图画书`),
  summaries: lines(`图画故事，画面温暖，文字不多，适合低年级孩子与大人共读。
    一本安静的图画书，从日常小事写起，孩子可以自己看图讲述。
    画面里藏着许多细节，读完可以接着往下编一个故事。`),
}

const PICTURE_SET: Recipe = {
  share: 8,
  clcNumber: 'I287.8',
  shape: 'picture',
  grades: [1, 2],
  subjects: ['图画故事', '习惯养成'],
  banks: {
    who: words(`毛豆 米饭团 小圆点 冬瓜 小石榴 布丁 麦芽 花生 丁零 小雨点 糯米 青豆`),
  },
  topics: topics(`
    刷牙|早晚刷牙的习惯
    上学|第一天上学的心情
    洗澡|爱清洁的习惯
    收玩具|自己收拾玩具的习惯
    打针|打针时的勇敢
    借书|到图书馆借书和爱护书
    等红灯|遵守交通规则
    吃蔬菜|不挑食的习惯
    道歉|做错事后主动道歉
    分蛋糕|与人分享
    掉牙齿|换牙的小秘密
    养小鸡|照顾小动物
    坐公交|乘车时的礼貌
    自己睡|独自睡觉的勇气
    种豆子|耐心等待种子发芽`),
  titles: ['{who}{w}', '{who}{w}记', '{who}{w}啦'],
  sets: ['{who}的一天', '{who}长大了'],
  parts: ['{w}'],
  series: ['好习惯图画书'],
  summaries: ['图画故事，借{who}{w}的小事，说的是{about}。'],
}

/** 图画故事 and 童话, the heart of the lower grades' shelves. */
export const RECIPES_FAIRY: readonly Recipe[] = [FAIRY, SHORT_FAIRY, PICTURE_STORY, PICTURE_SET]
