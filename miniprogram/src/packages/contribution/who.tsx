import {
  CATEGORIES,
  type Category,
  type HouseholdView,
  type Region,
} from '@jiayibao/shared/contract/resident';
import { clauseText } from '@jiayibao/shared/policy';
import { useState } from 'react';
import { Card, Hair, Link } from '../../components/Card';
import { Box, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { NoticeList } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { useHousehold } from '../../state/household';
import { CATEGORY_NAMES } from '../../wording/people';
import './contribution.css';
import { text } from './text';

const POLICIES = { lanzhou: 'lanzhou-2025', linxia: 'linxia-2018' } as const;

/** The six kinds of person, each by its item of 第六条. */
const SCOPE: Record<Category, string> = {
  notEmployed: '第六条（一）',
  pupilOrChild: '第六条（二）',
  fullTimeStudent: '第六条（三）',
  flexibleWorker: '第六条（四）',
  demobilisedOrMilitaryDependant: '第六条（五）',
  hmtOrForeigner: '第六条（六）',
};

/** Where each enrols and with what, and how it is paid. */
const PLACES = [
  { clause: '第九条（一）', title: '户籍地、就业地或常住地，自己选' },
  { clause: '第九条（二）', title: '大中专学生由学校办；低收入的可选困难身份认定地' },
  { clause: '第九条（三）', title: '港澳台居民、外籍人员在居住地办' },
];
const FEES = [
  { clause: '第十条（一）', title: '在集中缴费期内线上或线下缴' },
  { clause: '第十条（二）', title: '大中专学生由学校在9月1日至12月31日代收' },
  { clause: '第十条（三）', title: '低收入困难群众有资助' },
];

type Item = { clause: string; title: string; aside?: string };

/** Who can enrol (第六条, nobody by where they are registered), where and with which papers (第九条), and how it is paid. */
export default function Who() {
  const household = useHousehold().household ?? null;
  const region = household?.region ?? 'lanzhou';
  return (
    <Page title={text.titles.who}>
      {region === 'lanzhou' ? (
        <>
          <Box className="pad-x pad-b">{text.who.intro}</Box>
          <Items title={text.who.scope} region={region} items={scopeOf(household)} />
          <Items title={text.who.place} region={region} items={PLACES} />
          <NoticeList notices={[text.who.bring, text.who.where]} />
          <Items title={text.who.fee} region={region} items={FEES} />
        </>
      ) : (
        <>
          <Box className="pad-x pad-b">{text.who.introLinxia}</Box>
          <Items
            title={text.who.scope}
            region={region}
            items={[{ clause: '四（一）覆盖范围', title: '农村居民、城镇非从业居民、学生和婴幼儿等' }]}
          />
          <NoticeList notices={[text.who.none]} />
          <Items
            title={text.who.fee}
            region={region}
            items={[{ clause: '四（二）筹资政策', title: '以家庭为单位，每年7月1日至12月31日' }]}
          />
        </>
      )}
      {household && (
        <Card>
          <Box className="pad">
            <Link start text={text.who.change} onTap={() => open('/packages/household/move')} />
          </Box>
        </Card>
      )}
    </Page>
  );
}

function scopeOf(household: HouseholdView | null): Item[] {
  return CATEGORIES.map((category) => {
    const names = (household?.members ?? []).filter((member) => member.category === category);
    return {
      clause: SCOPE[category],
      title: CATEGORY_NAMES[category],
      aside: names.length > 0 ? text.who.yours(names.map(({ name }) => name).join('、')) : undefined,
    };
  });
}

/** Each with its clause, whose text is a tap away. */
function Items({ title, region, items }: { title: string; region: Region; items: readonly Item[] }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Card title={title}>
      {items.map(({ clause, title: words, aside }, at) => (
        <Box key={clause}>
          {at > 0 && <Hair />}
          <Box className="pad">
            <Box>{words}</Box>
            {aside && <Box className="t-2t mt4">{aside}</Box>}
            <Tap
              className="cl-tap"
              expanded={open === clause}
              label={`${clause}，${open === clause ? '收起' : '看'}原文`}
              onTap={() => setOpen(open === clause ? null : clause)}
            >
              <Box className={`cl ${open === clause ? 'cl-on' : ''}`}>
                {clause}
                <Icon name={open === clause ? 'up' : 'down'} size={16} />
              </Box>
            </Tap>
            {open === clause && (
              <Box className="quote">
                <Txt>{clauseText(POLICIES[region], clause)}</Txt>
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Card>
  );
}
