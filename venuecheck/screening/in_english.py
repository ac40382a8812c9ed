"""What bodies are called in Chinese, Korean and Thai, in English, and the rest of their names by sound.

None of these puts a space between words, and a list has most of these bodies in English alone: `沈忠國際海運有限公司`
is `Shen Zhong International Shipping`. From general knowledge; simplified and traditional characters, and the words
of both Koreas.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from venuecheck.screening.listing import Kind
from venuecheck.screening.thai import thai_words
from venuecheck.screening.words import Name, Said, word_of

_TEXT = """
    company: 有限责任公司 有限責任公司 股份有限公司 有限公司 公司 회사 주식회사 유한회사
    general corporation: 总公司 總公司 총회사 총공사
    corporation: 공사
    group: 集团 集團 그룹 집단
    holding: 控股
    international: 国际 國際 국제
    trading: 贸易 貿易 商贸 商貿 经贸 經貿 무역
    import export: 进出口 進出口
    technology: 科技 技术 技術 기술
    information: 信息 資訊 资讯 情報 정보
    electronics: 电子 電子 전자
    network: 网络 網絡 網路
    security: 安全 보위 안전
    public security: 公安
    bureau: 局 국
    general bureau: 总局 總局 총국
    shipping: 海运 海運 航运 航運 船务 船務 해운 선박 船舶
    logistics: 物流
    supply chain: 供应链 供應鏈
    industry: 工业 工業 实业 實業 공업
    industries: 产业 產業 산업
    machinery: 机械 機械 기계
    equipment: 设备 設備 裝備 装备
    precision: 精密 정밀
    automation: 自动化 自動化
    communication: 通信 通讯 通訊 통신
    semiconductor: 半导体 半導體
    material: 材料
    chemical: 化工 化学 化學 화학
    petroleum: 石油 석유
    energy: 能源
    aviation: 航空 항공
    space: 航天 宇航 우주
    satellite: 卫星 衛星 위성
    research: 研究 연구
    institute: 研究院 研究所 연구소
    university: 大学 大學 대학
    academy: 学院 學院 科学院 科學院 과학원
    laboratory: 实验室 實驗室
    science: 科学 科學 과학
    bank: 银行 銀行 은행
    investment: 投资 投資 투자
    development: 发展 發展 开发 開發 개발
    insurance: 保险 保險 보험
    people: 人民 인민
    army: 军 軍 人民军 군
    people army: 인민군
    workers party: 劳动党 勞動黨 工人党 工人黨 로동당 노동당 노동자당 로동자당
    committee: 委员会 委員會 위원회
    ministry: 성
    party: 党 黨 당
    front: 阵线 陣線 전선
    organisation: 组织 組織 조직
    movement: 运动 運動 운동
    liberation: 解放 해방
    islamic: 伊斯兰 伊斯蘭 이슬람
    state: 国家 國家 국가
    united: 联合 聯合 련합 연합
    reconnaissance: 侦察 偵察 정찰
    mining: 矿业 礦業 광업
    maritime: 해사 海事
    administration: 管理 监督 監督 감독 관리
    service: 服务 服務 봉사
    consulting: 咨询 諮詢
    global: 环球 環球 全球
    china: 中国 中國 중국
    hong kong: 香港
    korea: 조선 조선민주주의인민공화국 朝鲜 朝鮮 한국
    east turkistan: 东突厥斯坦 東突厥斯坦
    automobile: 汽车 汽車 자동차
    laser: 激光
    optoelectronic: 光电 光電
    instrument: 仪器 儀器
    metal: 金属 金屬 금속
    product: 制品 製品
    beijing: 北京
    shanghai: 上海
    shenzhen: 深圳
    guangzhou: 广州 廣州
    dalian: 大连 大連
    dandong: 丹东 丹東
    shenyang: 沈阳 瀋陽
    qingdao: 青岛 青島
    tianjin: 天津
    sichuan: 四川
    chongqing: 重庆 重慶
    wuhan: 武汉 武漢
    nanjing: 南京
    suzhou: 苏州 蘇州
    xian: 西安
    xinjiang: 新疆
    pyongyang: 평양 平壤
    yanbian: 延边 延邊
    palestine: 巴勒斯坦 팔레스타인
    kurdistan: 库尔德斯坦 庫爾德斯坦 库尔德 庫爾德 쿠르디스탄 쿠르드
    tamil: 泰米尔 泰米爾 坦米爾 타밀
    tigers: 猛虎 호랑이
    action: 行动 行動 액션 행동
    resistance: 抵抗 저항
    jihad: 圣战 聖戰 지하드
    revolutionary guard corps: 革命卫队 革命衛隊 혁명수비대
    hamas: 哈马斯 哈馬斯 하마스
    hezbollah: 真主党 真主黨 헤즈볼라
    houthi: 胡塞 후티
    al qaida: 基地组织 基地組織 알카에다
    al shabaab: 青年党 青年黨 알샤바브
    wagner: 瓦格纳 瓦格納 바그너
    friends: 之友 친구들
    branch: 分部 支部 지부
    london: 伦敦 倫敦 런던
    liverpool: 利物浦 리버풀
    manchester: 曼彻斯特 曼徹斯特 맨체스터
    uk: 英国 英國 영국
"""
_ENGLISH = {
    term: tuple(english.split())
    for english, _, terms in (line.strip().partition(": ") for line in _TEXT.strip().split("\n"))
    for term in terms.split()
}
_BEHIND = frozenset("국군당성局军軍党黨")
"""One sign, which begins many a name: a word only behind another."""
_TERM = re.compile("|".join(sorted(_ENGLISH, key=len, reverse=True)))
_THEIRS = re.compile("[\u3400-\u9fff\uac00-\ud7a3]+")
_PLACE = re.compile("[省市縣县]")
_LONGEST, _MOST_WORDS = 4, 24
"""Signs of what is told by sound, and words of a name."""


def in_english(name: Name, kind: Kind) -> Iterator[Name]:
    """Give a body's name in English, as far as this table goes, where it stands in such letters.

    As good as translated: no match is strong.
    """
    if kind is Kind.PERSON or name.given.isascii():
        return
    chinese_or_korean = (word for part in _THEIRS.findall(name.given) for word in _words(part))
    words = list(islice(chain(thai_words(name.given), chinese_or_korean), _MOST_WORDS))
    if any(word.isascii() for word in words):
        yield replace(name, words=tuple(map(word_of, words)), said=Said.ABOUT)


def _words(text: str) -> Iterator[str]:
    at = 0
    for found in _TERM.finditer(text):
        if found.group() in _BEHIND and not found.start():
            continue
        yield from _by_sound(text[at : found.start()])
        yield from _ENGLISH[found.group()]
        at = found.end()
    yield from _by_sound(text[at:])


def _by_sound(text: str) -> Iterator[str]:
    for part in _PLACE.split(text):
        yield from (part[at : at + _LONGEST] for at in range(0, len(part), _LONGEST))
