import load from 'highs'
import { makeSchedule } from '../../src/matching/schedule/make-schedule.ts'
const highs = await load()
let seed = 7
const rnd = () => (seed = (seed * 1664525 + 1013904223) % 4294967296) / 4294967296
function gen(B,S,T,deg,K,away=0,interp=0){
  const pairs=[]; const seen=new Set()
  for(let s=0;s<S;s++) for(let d=0;d<deg;d++){ const b=Math.floor(rnd()*rnd()*B); const k=b*S+s; if(seen.has(k))continue; seen.add(k); pairs.push({buyer:b,supplier:s,weight:1+Math.floor(rnd()*9999),interpreters: rnd()<interp?[Math.floor(rnd()*2)]:null}) }
  const p=(most)=>({most,least:0,away: away? Array.from({length:T},(_,t)=>t).filter(()=>rnd()<away):[],room:null})
  return {slots:T,buyers:Array.from({length:B},()=>p(T)),suppliers:Array.from({length:S},()=>p(6)),pairs,tables:Array(T).fill(K),rooms:[],interpreters:[Array(T).fill(3),Array(T).fill(2)]}
}
for (const a of [[30,120,12,10,20],[100,400,16,14,60],[400,2000,24,16,300],[400,2000,24,16,400,.1],[30,120,12,10,20,.2,.3],[60,240,16,10,40,.15,.2]]) {
  const pr=gen(...a as [number,number,number,number,number])
  const t=performance.now(); const r=makeSchedule(highs,pr,{time_limit_s:20})
  console.log(a.join('x'),pr.pairs.length,(performance.now()-t).toFixed(0)+'ms',r.method,r.meetings.length,r.value,r.bound,r.proved,'greedy',r.greedy, r.impossible)
}
