/**
 * Legal forms as they stand in names, each under the plain kind it amounts to. Written as one reads them; dots, case and accents do not matter.
 * Words of the kind "Company Limited" are stripped together, so only wholes that mean something else are written out.
 */
export const LEGAL_FORMS: Readonly<Record<string, string>> = {
  limited: `
    Ltd, Ltd Co, Limited, Limted, Lmtd, Lt Co, L T D, Co Ltd, Company Limited, Co Limited, Company Ltd, Private Limited, Pvt Ltd, Pvt Limited, Private Ltd, Pvt, P Ltd,
    Pte, Pte Ltd, Pte Limited, Pty, Pty Ltd, Pty Limited, Proprietary Limited, Proprietary, Sdn Bhd, Sendirian Berhad, S/B, Bhd, Berhad, (P) Ltd, CC,
    LLC, L.L.C., Limited Liability Company, Limited Liability Co, Limited Liability Corporation, Ltd Liability Company, LC, L.C., PLLC, One Member Limited, One Member Company Limited,
    One Member Limited Liability Company, One Member Co Ltd, Single Member LLC, Single Member Limited Liability Company, MTV Co Ltd, FZ LLC, FZE, FZCO, FZC, FZ, DMCC, WLL, W.L.L., JLT,
    GmbH, G.m.b.H., mbH, Gesellschaft mbH, Ges.m.b.H., Gesellschaft mit beschränkter Haftung, gGmbH, UG, UG haftungsbeschränkt, GmbH & Co KG, GmbH & Co. KGaA, GmbH & Co OHG,
    SARL, S.à r.l., S à rl, S.A.R.L., Société à responsabilité limitée, EURL, SARLU, SPRL, BVBA, B.V.B.A., BV, B.V., Besloten Vennootschap, B.V. i.o., SRL, S.R.L., S.r.l.s., Srls, SRLU, Società a responsabilità limitata,
    Società a responsabilità limitata semplificata, Societatea cu Răspundere Limitată, Societate cu Răspundere Limitată, SC SRL,
    SL, S.L., S.L.U., SLU, SLL, Sociedad Limitada, Sociedad de Responsabilidad Limitada, S de RL, S. de R.L. de C.V., S de RL de CV, SRL de CV, Sociedad de Responsabilidad Limitada de Capital Variable,
    Lda, Ltda, Limitada, Unipessoal Lda, Unipessoal, Sociedade Unipessoal, EIRELI, Ltda ME, Ltda EPP, ME, EIRL, E.I.R.L., S.A.S. de C.V.,
    ApS, A.p.S., Anpartsselskab, IVS, Oy, O.y., Osakeyhtiö, AB, A.B., Aktiebolag, Aktiebolaget, HB, KB, ehf, hf, OÜ, Osaühing, SIA, UAB, MB, Sp. z o.o., Sp. z.o.o., Sp zoo, Sp z oo, spzoo, Spółka z o.o., Spółka z ograniczoną odpowiedzialnością,
    Sp. z o.o. Sp. k., Sp. z o.o. Sp.j., s.r.o., s. r. o., spol. s r.o., spol s ro, společnost s ručením omezeným, spoločnosť s ručením obmedzeným, Kft, Korlátolt Felelősségű Társaság, Bt, d.o.o., d.0.0., d o o, društvo s ograničenom odgovornošću, družba z omejeno odgovornostjo, j.d.o.o.,
    OOD, O.O.D., EOOD, E.O.O.D., ООД, ЕООД, OOO, o.O.O., ООО, Obshchestvo s ogranichennoy otvetstvennostyu, общество с ограниченной ответственностью, ТОВ, TOV, Товариство з обмеженою відповідальністю, ЧП, ТОО, TOO,
    товарищество с ограниченной ответственностью, Sh.p.k., Shpk, Ltd Şti, Ltd. Sti., Limited Şirketi, Limited Sirketi, Limited Şti, Tic Ltd Sti, San Tic Ltd Sti, San ve Tic Ltd Sti, San. ve Tic. Ltd. Şti., Sanayi ve Ticaret Limited Şirketi,
    Sanayi ve Ticaret Ltd Şti, San ve Ticaret Ltd Sti, Sanayi Ticaret Limited Şirketi, Dış Tic Ltd Şti, Dis Tic ve San Ltd Sti, İthalat İhracat San Tic Ltd Şti, Tic ve San Ltd Sti, Ticaret Limited Şirketi, Pazarlama San Tic Ltd Şti,
    EPE, Ε.Π.Ε., IKE, Ι.Κ.Ε., S.C., G.K., GK, Godo Kaisha, Goudou Kaisha, Y.K., YK, Yugen Kaisha, Yugen Gaisha, Yuhan Hoesa, Yuhan Heosa, บริษัทจำกัด, Yuhan Gongsi, You Xian Gong Si,
    Công ty TNHH, Công ty trách nhiệm hữu hạn, Cty TNHH, Cty trách nhiệm hữu hạn, C.ty TNHH, CT TNHH, TNHH, T.N.H.H., trách nhiệm hữu hạn, Công ty TNHH MTV, Cty TNHH MTV, TNHH MTV, MTV, Công ty TNHH một thành viên, Công ty trách nhiệm hữu hạn một thành viên, TNHH một thành viên, TNHH 1 thành viên,
    Công ty TNHH 1 thành viên, Công ty TNHH 1TV, TNHH 1TV, Công ty TNHH hai thành viên, Công ty TNHH 2 thành viên, Công ty TNHH hai thành viên trở lên, Công ty TNHH 2 thành viên trở lên, Công ty trách nhiệm hữu hạn hai thành viên trở lên, Công ty TNHH 2TV, một thành viên, Công ty một thành viên,
    Công ty liên doanh TNHH, Công ty TNHH liên doanh, Công ty liên doanh`,
  stock: `
    PLC, P.L.C., Public Limited Company, Public Limited Co, Public Ltd Co, Public Company Limited, Public Co Ltd, PCL, Public Limited, Plc Ltd, Publicly Listed Company, Ltd Public,
    Joint Stock Company, Joint Stock Co, Joint-Stock Company, Joint Stock Corporation, Joint Stock, JSC, J.S.C., JSCo, Open Joint Stock Company, OJSC, Closed Joint Stock Company, CJSC, PJSC, Public Joint Stock Company, QPSC, Q.P.S.C., PSC, P.S.C., BSC, B.S.C., SAOG, SAOC, KSC, KSCP, SAK,
    AG, A.G., AkG, Aktiengesellschaft, KGaA, AG & Co KGaA, AG & Co KG, SE & Co KGaA, SE, S.E., Societas Europaea, SA, S.A., S/A, Société Anonyme, Sociedad Anónima, Sociedade Anônima, Société par actions simplifiée, SAS, S.A.S., SASU, SAU, S.A.U., SA de CV, S.A. de C.V., SAB de CV, S.A.B. de C.V., SAPI de CV, S.A.P.I. de C.V., Sociedad Anónima de Capital Variable, Sociedad Anónima Bursátil de Capital Variable, SAA, S.A.A., S.A.C., SAC, SAIC, S.A.I.C., SACI, SAICF,
    SpA, S.p.A., S.P.A., Società per Azioni, S.a.p.A., SapA, NV, N.V., Naamloze Vennootschap, A/S, Aktieselskab, ASA, A.S.A., Allmennaksjeselskap, Aksjeselskap, Oyj, Abp, AB publ, publ, Zrt, Nyrt, Részvénytársaság, a.s., A.Ş., A.S., Anonim Şirketi, Anonim Sirketi, Anonim Ortaklığı, A.O., San Tic A.S., San ve Tic A.Ş., San. ve Tic. A.S., Sanayi ve Ticaret A.Ş., Sanayi ve Ticaret Anonim Şirketi, Sanayi Ticaret A.Ş.,
    San A.Ş., Tic A.Ş., Sanayi A.Ş., Sanayii A.Ş., Ticaret A.Ş., Dış Tic A.Ş., Dis Tic ve San A.S., Tic ve San A.S., İthalat İhracat A.Ş., akciová společnost, akciova spolocnost, S.A. Spółka Akcyjna, Spółka Akcyjna, d.d., D.D., delniška družba, dioničko društvo, a.d., AD, A.D., EAD, АД, ЕАД, akcionarsko društvo, ОАО, OAO, O.A.O., ЗАО, ZAO, ПАО, PAO, АО, AO, A.O.O.T., НАО, ПАТ, PAT, ПрАТ, PrAT, акционерное общество, открытое акционерное общество, закрытое акционерное общество, публичное акционерное общество,
    непубличное акционерное общество, Aktsionernoe Obshchestvo, публічне акціонерне товариство, приватне акціонерне товариство, AS, A.S., Aktsiaselts, AB Akcinė bendrovė, Sh.A., ShA, A.E., ΑΕ, Ανώνυμη Εταιρεία, KK, K.K., Kabushiki Kaisha, Kabushiki Gaisha, Kabushikikaisha, Jusik Hoesa, Jusikhoesa, Chusik Hoesa, Gufen Youxian Gongsi, Tbk, PT, P.T., Perseroan Terbatas, PT Tbk, Persero,
    Công ty cổ phần, Công ty CP, Cty cổ phần, Cty CP, CTCP, CT CP, CTy CP, C.ty CP, cổ phần, CP, Tổng công ty cổ phần, Tổng công ty CP, TCTCP, Công ty đại chúng`,
  company: `
    Co, Comp, Company, Companies, Compañía, Compania, Cia, Cía, Compagnie, Cie, & Co, and Company, & Cie, Corp, Corporation, Corporations, Corporate, Inc, Incorporated, Incorporation, Inc Ltd, Corp Ltd, NL, ULC, Unlimited, SpA Inc, Gesellschaft, Maatschappij, Şirketi, Şti, Kaisha, Gongsi,
    Công ty, Cty, C.ty, Cong ty, Tổng công ty, TCT, Tổng Cty, Компания, AB Co`,
  partnership: `
    LP, L.P., LLP, L.L.P., LLLP, Limited Partnership, Limited Liability Partnership, Partnership, KG, K.G., Kommanditgesellschaft, OHG, GbR, & Co KG, SCA, S.C.A., SCS, SNC, S.N.C., S.n.c., Sas di, SAS e C, SSC, GIE, GEIE, CV, C.V., VOF, V.O.F., Commanditaire Vennootschap, Sp. j., Sp. k., Spółka jawna, Spółka komandytowa, k.s., v.o.s., k.d., d.n.o., Ky, Ay, K/S, I/S, UD, U.D., CV. ,
    Công ty hợp danh, Cty hợp danh, Hợp danh`,
  sole: `
    Sole Proprietorship, Sole Trader, e.K., e.Kfm, Einzelunternehmen, eenmanszaak, EI, Doanh nghiệp tư nhân, DNTN, DN tư nhân, Xí nghiệp tư nhân, Hộ kinh doanh, HKD, Cơ sở sản xuất, Cơ sở, ИП, ФОП, Gewerbebetrieb`,
  cooperative: `
    Cooperative, Co-operative, Co-op, Coop, eG, e.G., SCE, SCOP, Hợp tác xã, HTX, Liên hiệp hợp tác xã, Cooperativa, Soc Coop, S.C.R.L., SCRL, Scarl, S.c.a r.l., Società Cooperativa`,
  state: `
    Doanh nghiệp nhà nước, DNNN, State Enterprise, State Owned Enterprise, FGUP, ФГУП, ГУП, МУП, GUP, State Unitary Enterprise, Federal State Unitary Enterprise, VEB, Doanh nghiệp chế xuất, DNCX, SOE`,
}

/** Forms that stand before the name as well. */
export const BEFORE_NAME = `PT, P.T., CV, C.V., UD, JSC, OJSC, CJSC, PJSC, LLC, Limited Liability Company, Joint Stock Company, Open Joint Stock Company, Closed Joint Stock Company, Public Joint Stock Company, OOO, o.O.O., ООО, ОАО, OAO, ЗАО, ZAO, ПАО, PAO, АО, AO, НАО,
  общество с ограниченной ответственностью, акционерное общество, открытое акционерное общество, закрытое акционерное общество, публичное акционерное общество, ТОВ, TOV, ПрАТ, ПАТ, ФГУП, FGUP, ИП, ТОО, TOO, UAB, SIA, AB Akcinė bendrovė, OÜ, SC, S.C., SRL, S.R.L.,
  Societatea cu Răspundere Limitată, Société Anonyme, SARL, SAS, EURL, Compagnie, Compañía, Cia, Cía, Spółka Akcyjna, Kabushiki Kaisha, Jusik Hoesa, Компания,
  Công ty TNHH, Công ty trách nhiệm hữu hạn, Cty TNHH, Cty trách nhiệm hữu hạn, C.ty TNHH, CT TNHH, TNHH, trách nhiệm hữu hạn, Công ty TNHH MTV, Cty TNHH MTV, TNHH MTV, MTV, Công ty TNHH một thành viên, Công ty trách nhiệm hữu hạn một thành viên, TNHH một thành viên, TNHH 1 thành viên, Công ty TNHH 1 thành viên, Công ty TNHH 1TV, TNHH 1TV,
  Công ty TNHH hai thành viên, Công ty TNHH 2 thành viên, Công ty TNHH hai thành viên trở lên, Công ty TNHH 2 thành viên trở lên, Công ty trách nhiệm hữu hạn hai thành viên trở lên, Công ty TNHH 2TV, một thành viên, Công ty một thành viên, Công ty liên doanh TNHH, Công ty TNHH liên doanh, Công ty liên doanh,
  Công ty cổ phần, Công ty CP, Cty cổ phần, Cty CP, CTCP, CT CP, CTy CP, C.ty CP, cổ phần, CP, Tổng công ty cổ phần, Tổng công ty CP, TCTCP, Công ty, Cty, C.ty, Tổng công ty, TCT, Tổng Cty, Công ty hợp danh, Cty hợp danh, Doanh nghiệp tư nhân, DNTN, DN tư nhân, Xí nghiệp tư nhân, Hộ kinh doanh, HKD,
  Hợp tác xã, HTX, Liên hiệp hợp tác xã, Doanh nghiệp chế xuất, DNCX`

/** Written without spaces in Korean, Japanese, Chinese and Thai; looked for in the text, longest first. */
export const CJK_FORMS: Readonly<Record<string, string>> = {
  stock:
    '주식회사, 株式会社, 株式會社, 股份有限公司, 股份公司, (주), (株), 주식회사㈜, บริษัทจำกัดมหาชน, (มหาชน), 주식회사인, カブシキガイシャ',
  limited:
    '유한책임회사, 유한회사, (유), 有限会社, 有限會社, (有), 合同会社, (同), 有限责任公司, 有限責任公司, 責任有限公司, 有限公司, 责任有限公司, 一人有限公司, 私人有限公司, จำกัด, บริษัท, ห้างหุ้นส่วนจำกัด, (한국)유한회사',
  partnership: '합자회사, 합명회사, (합), 合資会社, 合名会社, (資), (名), 合伙企业, 有限合伙, 普通合伙',
  foundation:
    '재단법인, (재), 사단법인, (사), 財団法人, 社団法人, 一般財団法人, 一般社団法人, 公益財団法人, 独立行政法人, 国立研究開発法人, 사회적협동조합, 협동조합, 영농조합법인, 농업회사법인, 의료법인, 医療法人, 학교법인, 学校法人',
  company: '总公司, 總公司, 公司, 회사, 会社',
}
