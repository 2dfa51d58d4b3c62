(function (require, __url) {
var TI=Object.defineProperty;var SI=(t,e)=>{for(var n in e)TI(t,n,{get:e[n],enumerable:!0})};var GT=require("node:fs"),wT=require("node:path");function y(t){throw new Error(`unreachable: ${JSON.stringify(t)}`)}var ke=(t,e,n)=>({source:t,start:e,end:n}),Yd=new WeakMap;function hI(t){let e=Yd.get(t);if(!e){let n=[0];for(let r=t.text.indexOf(`
`);r!==-1;r=t.text.indexOf(`
`,r+1))n.push(r+1);Yd.set(t,e=n)}return e}function Rr(t,e){let n=hI(t),r=0,s=n.length-1;for(;r<s;){let o=r+s+1>>>1;n[o]<=e?r=o:s=o-1}return{line:r+1,column:e-n[r]+1}}function R(t,e){return Object.assign((r,...s)=>{let{message:o,help:i,labels:a}=e(...s);return{code:t.code,severity:t.severity,message:o,...r?{span:r}:{},...a&&a.length>0?{labels:a}:{},...i!==void 0?{help:i}:{}}},t)}var Ir=t=>t.some(e=>e.severity==="error");var Xd=R({code:"POL4001",severity:"error",title:"filter that could not be proved",explain:"polc compares every filter it makes with the policy, for all syscall numbers and argument values, and writes only what it could prove equal. Either the comparison found a difference, which is a mistake in polc, or the policy is too complex to compare within its budget.",example:"$ polc compile app.policy"},(t,e)=>({message:`the filter of profile \`${t}\` could not be proved: ${e}`,help:"nothing was written; please report the policy"})),$d=R({code:"POL4002",severity:"error",title:"filter that is too large for the kernel",explain:"A seccomp program has at most 4,096 instructions, and all programs of a process together 32,768. polc splits a large filter by syscall; this one does not fit even so. Long lists of scattered values on one argument are what costs most.",example:"$ polc compile huge.policy"},(t,e)=>({message:`the filter of profile \`${t}\` is too large for the kernel: ${e}`,help:"merge neighbouring values into ranges, or allow the call without its argument"})),j2=R({code:"POL4004",severity:"error",title:"operation that no layer restricts",explain:'With `--require exact` every operation has to be enforced exactly by some layer, or be acknowledged by `accept open OPERATION because "\u2026"` in the policy.',example:"$ polc compile app.policy --require exact"},(t,e,n)=>({message:`\`${e}\` stays open in profile \`${t}\`: ${n}`,help:`write \`accept open ${e} because "\u2026"\` if that is acceptable`})),jd=R({code:"POL4005",severity:"error",title:"effect that needs a supervisor",explain:"`notify` and `trace N` ask another process, which has to listen before the program starts; without one the kernel answers ENOSYS. `polc run` has no supervisor; `polc compile` makes such filters for those who have.",example:"$ polc run supervised.policy -- true"},(t,e)=>({message:`profile \`${t}\` answers some syscall with \`${e}\`, and \`polc run\` has no supervisor`,help:"use `log` or `errno N` instead"}));var rs=R({code:"POL6001",severity:"error",title:"command line that polc does not understand",explain:"The command, an option or an argument is unknown or missing. `polc help COMMAND` shows what there is.",example:"$ polc compil app.policy"},(t,e)=>({message:t,help:e})),qd=R({code:"POL6002",severity:"error",title:"file that cannot be read",explain:"The file is missing, is no regular file, or may not be read by this user.",example:"$ polc check missing.policy"},(t,e)=>({message:`cannot read \`${t}\`: ${e}`})),Uc=R({code:"POL6003",severity:"error",title:"file that is too large",explain:"A policy, and every other file polc reads whole, has at most 16 MB.",example:"$ polc check fifty-megabytes.policy"},(t,e)=>({message:`\`${t}\` is larger than ${e}`,help:"split the policy into modules, or check that this is the right file"})),Qd=R({code:"POL6004",severity:"error",title:"file that is no text",explain:"Policies are UTF-8. Bytes that are not can be written as `\\xHH` inside a string.",example:"$ polc check /bin/ls"},t=>({message:`\`${t}\` is no UTF-8 text`,help:"check that this is the right file"})),z2=R({code:"POL6005",severity:"error",title:"output that cannot be written",explain:"The folder is missing, read-only or full, or the path is something else. polc writes all files of a command or none: what it had begun is removed.",example:"$ polc compile app.policy -o /proc"},(t,e)=>({message:`cannot write \`${t}\`: ${e}`,help:"nothing was written"})),zd=R({code:"POL6006",severity:"error",title:"result that could not be printed",explain:"Writing to stdout or stderr failed, so what was printed is not whole. A reader who closes the pipe is no error.",example:"$ polc explain POL6006 > /dev/full"},(t,e)=>({message:`cannot write to ${t}: ${e}`})),vi=R({code:"POL6007",severity:"error",title:"choice of profile that fails",explain:"The file has several profiles and none of them names the command in its `program`, or it has none of the name given to `--profile`.",example:"$ polc run two-profiles.policy -- true"},(t,e)=>({message:t,help:e})),Zd=R({code:"POL6008",severity:"error",title:"required layer that is not enforced",explain:"The profile\u2019s `require` names layers without which it must not run, and `polc run` cannot enforce one of them here.",example:"$ polc run landlocked.policy -- true"},(t,e,n)=>({message:`profile \`${t}\` requires ${e}, which is not enforced here: ${n}`,help:"`polc doctor` says what this host can do"})),kc=R({code:"POL6009",severity:"error",title:"command that cannot be executed",explain:"The command behind `--` was not found (exit status 127), or is not executable (126).",example:"$ polc run app.policy -- no-such-program"},t=>({message:t})),Bi=R({code:"POL6010",severity:"error",title:"policy that this host cannot apply",explain:"The kernel refused a step of the confinement, or this machine lacks what it takes. The program was not started: it never runs with less than its policy.",example:"$ polc run app.policy -- true"},(t,e)=>({message:t,help:e??"`polc doctor` says what this host can do"})),Z2=R({code:"POL6011",severity:"error",title:"weights that mean nothing",explain:"A weights file has lines `COUNT SYSCALL`, such as `strace -c` or `sort | uniq -c` make, or is a polc trace (JSON lines).",example:"$ polc compile app.policy --weights empty.txt"},(t,e)=>({message:`\`${t}\` has no usable weights: ${e}`})),Jd=R({code:"POL6012",severity:"error",title:"mistake in polc itself",explain:"Something happened that polc\u2019s authors had ruled out. POLC_DEBUG=1 prints where.",example:"$ polc check app.policy"},t=>({message:`polc: internal error: ${t}, please report`,help:"POLC_DEBUG=1 prints where it happened"}));var tF=R({code:"POL4006",severity:"warning",title:"layer that is too coarse for the policy",explain:"Landlock, SELinux and AppArmor each have rules that they could only grant together with far more: a file in `/etc` to create, say, takes all of `/etc` for Landlock. polc does not widen a rule that far. Where no layer is asked for by name it leaves the layer out, and the others have to do: its coverage is then `none`. With `--only LAYER` the same is an error, and every rule behind it is shown.",example:"$ polc compile app.policy -o out"},(t,e,n,r,s)=>({message:`${e} is left out${n===void 0?"":` for profile \`${n}\``}: ${t}${r>1?`, and ${r-1} more`:""}`,help:s?`\`polc compile --only ${e}\` says what it takes; \`polc run\` refuses a profile that requires ${e}`:`\`polc compile --only ${e}\` says what it takes`})),eE=R({code:"POL4007",severity:"error",title:"target that polc does not know",explain:"A target is a comma list of what the policy is compiled for: the kernel (`linux-6.1`), the syntax of AppArmor\u2019s parser (`apparmor-3.0` or `apparmor-4.0`) and the ABI of Landlock (`landlock-4`). What is not named follows from the kernel. What that AppArmor mediates is in a features file (`--apparmor-features`), what the SELinux policy there has labelled in `--selinux-base`.",example:"$ polc compile app.policy --target linux-6.1,apparmor-2"},(t,e)=>({message:`\`${t}\` is no target`,help:e}));function B(t,e){if(t.length>64)return;let n=t.toLowerCase(),r,s=Math.max(1,Math.floor(n.length/4))+1;for(let o of e){if(o===t)continue;let i=Math.min(s-1,Math.max(1,Math.floor(o.length/3)));if(Math.abs(o.length-n.length)>i||Math.min(o.length,n.length)<2)continue;let a=RI(n,o.toLowerCase());a<=i&&a<s&&(r=o,s=a)}return r}function RI(t,e){let n=[],r=Array.from({length:e.length+1},(s,o)=>o);for(let s=1;s<=t.length;s++){let o=[s];for(let i=1;i<=e.length;i++){let a=t[s-1]===e[i-1]?0:1,_=Math.min((r[i]??0)+1,(o[i-1]??0)+1,(r[i-1]??0)+a);s>1&&i>1&&t[s-1]===e[i-2]&&t[s-2]===e[i-1]&&(_=Math.min(_,(n[i-2]??0)+1)),o.push(_)}n=r,r=o}return r[e.length]??0}var tE=(t,e)=>{let n=B(t,e);return n===void 0?void 0:`did you mean \`${n}\`?`},Vc=R({code:"POL2101",severity:"error",title:"a list that no `let` defines",explain:"A bare word among paths or ports is the name of a `let` of this file or profile. Lists of modules are not visible here. A path is written in quotes.",example:`let sites = ["/srv/**"]
profile p { allow read site }`},(t,e)=>({message:`no \`let\` defines \`${t}\``,help:tE(t,e)??(e.length>0?void 0:`write \`let ${t} = [\u2026]\`, or put a path in quotes`)})),nE=R({code:"POL2102",severity:"error",title:"lists that contain each other",explain:"A list cannot contain itself, directly or through others.",example:`let a = [b]
let b = [a]
profile p { allow read a }`},t=>({message:`lists contain each other: ${t.map(e=>`\`${e}\``).join(" \u2192 ")}`})),rE=R({code:"POL2103",severity:"error",title:"a list of strings and numbers",explain:"The items of a list are all strings or all numbers, constants and ranges.",example:`let a = ["/srv/**", 80]
profile p { allow read a }`},(t,e)=>({message:`\`${t}\` mixes strings and numbers`,labels:[{span:e,message:"the list starts with the other kind"}],help:"make two lists of it"})),sE=R({code:"POL2104",severity:"error",title:"a list of the wrong kind",explain:"Where paths stand, a list has to be one of strings; ports, ioctl requests and `in [ \u2026 ]` take numbers.",example:`let ports = [80, 443]
profile p { allow read ports }`},(t,e,n)=>({message:`\`${t}\` is a list of ${e==="paths"?"numbers":"strings"}, here ${e} stand`,labels:[{span:n,message:"defined here"}]})),Ki=R({code:"POL2105",severity:"error",title:"a name given twice",explain:"Profiles of a file have different names, and so have the lists that are visible at one place.",example:`profile p { allow exec "/usr/bin/true" }
profile p { allow exec "/usr/bin/false" }`},(t,e,n)=>({message:`${t} \`${e}\` is defined twice`,labels:[{span:n,message:"first here"}],help:"rename one of them"})),Gc=R({code:"POL2106",severity:"error",title:"a profile that is not there",explain:"`extends NAME` and `test NAME` mean a profile of this file, `extends MODULE.NAME` one of the module.",example:'profile p extends worker { allow exec "/usr/bin/true" }'},(t,e,n)=>({message:`there is no profile \`${t}\` ${e}`,help:tE(t,n)??(n.length>0?`there are ${n.map(r=>`\`${r}\``).join(", ")}`:void 0)})),oE=R({code:"POL2107",severity:"error",title:"profiles that extend each other",explain:"A profile cannot extend itself, directly or through others.",example:`profile p extends q { }
profile q extends p { }`},t=>({message:`profiles extend each other: ${t.map(e=>`\`${e}\``).join(" \u2192 ")}`})),iE=R({code:"POL2108",severity:"error",title:"a setting given twice",explain:"A profile has each of `program`, `otherwise`, `unknown`, `require`, `arch` and `syscalls listed` at most once. Several programs or layers go into one line.",example:`profile p {
  otherwise errno EPERM
  otherwise kill
}`},(t,e)=>({message:`\`${t}\` twice in one profile`,labels:[{span:e,message:"first here"}],help:"keep one of them"})),uo=R({code:"POL2109",severity:"error",title:"lists or profiles that expand too far",explain:"Lists may contain lists, and profiles extend profiles, 64 levels deep; all rules together may name two million items. Past that it is a mistake or an attack.",example:`${Array.from({length:80},(t,e)=>`let a${e} = [a${e+1}]`).join(`
`)}
let a80 = ["/srv"]
profile p { allow read a0 }`},t=>({message:t})),aE=R({code:"POL2110",severity:"error",title:"an empty list",explain:"A rule about no path would say nothing, which is hardly what was meant.",example:`let sites = []
profile p { deny read sites }`},t=>({message:`\`${t}\` is empty`,help:"remove it and the rules that use it, or add items"}));function D(t){return _E.test(t)?t.replace(II,OI):t}var _E=/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u,II=new RegExp(_E,"gu");function OI(t){let e=t.codePointAt(0)??0;return e<128?`\\x${e.toString(16).padStart(2,"0")}`:`\\u{${e.toString(16)}}`}var wc=16*1024*1024,cE=R({code:"POL1101",severity:"error",title:"a module that is neither `std/NAME` nor a path in quotes",explain:"Modules that come with polc are called `std/NAME`; files of your own are given by path, in quotes, relative to the including file.",example:"use worker"},t=>({message:`\`${t}\` is not a module`,help:`write \`std/${t}\` for a module of polc, \`"./${t}.policy"\` for a file`})),lE=R({code:"POL1102",severity:"error",title:"a module that does not exist",explain:"No such file. Paths are relative to the file that contains the `use`.",example:'use "./missing.policy"'},(t,e)=>({message:`there is no module \`${t}\``,help:e?"modules of polc are the files of `policies/std/`":"the path is relative to this file, and has its `.policy`"})),dE=R({code:"POL1103",severity:"error",title:"a module outside the tree of the including file",explain:"A policy includes files of its own directory and below, and of `policies/std`; symlinks that lead elsewhere do not change that. So a policy can be reviewed by reading its directory.",example:'use "../../outside.policy"'},t=>({message:`\`${t}\` is outside the directory of this policy`,help:"copy the module beside the policy"})),EE=R({code:"POL1104",severity:"error",title:"a module that is not a regular file",explain:"Directories, pipes and devices cannot be included.",example:'use "./directory"'},t=>({message:`\`${t}\` is not a regular file`})),vc=R({code:"POL1105",severity:"error",title:"a policy larger than 16 MB",explain:"Policies have at most 16 MB.",example:'use "./too-large.policy"'},(t,e)=>({message:`\`${t}\` has ${e} bytes`,help:`policies have at most ${wc} bytes`})),uE=R({code:"POL1106",severity:"error",title:"a policy that is not UTF-8",explain:"Policies are UTF-8. A path that contains other bytes is written with `\\xHH` escapes.",example:'use "./not-utf8.policy"'},t=>({message:`\`${t}\` is not UTF-8`,help:"write bytes that are not UTF-8 as `\\xHH`"})),fE=R({code:"POL1107",severity:"error",title:"a module that cannot be read",explain:"The file exists but the system refuses to open it; the message has the reason.",example:'use "./unreadable.policy"'},(t,e)=>({message:`cannot read \`${t}\`: ${e}`})),pE=R({code:"POL1108",severity:"error",title:"modules that include each other",explain:"A module may not include itself, directly or through others. Put what both need into a third module.",example:'use "./cycle.policy"'},t=>({message:`modules include each other: ${t.map(e=>`\`${e}\``).join(" \u2192 ")}`,help:"put what they share into a module of its own"}));var Hi=t=>t?`did you mean \`${t}\`?`:void 0,tt=t=>`profile p {
  ${t}
}
`,Be=R({code:"POL2001",severity:"error",title:"unknown name",explain:"The kernel has no syscall, group, capability, signal, socket family, errno, architecture, namespace or layer of this name. Names are the kernel\u2019s own, without their prefix (`net_bind_service`, `hup`, `inet6`); syscall groups are systemd\u2019s.",example:tt("allow syscall opnat")},(t,e,n)=>({message:`unknown ${t} \`${e}\``,help:Hi(n)})),mE=R({code:"POL2002",severity:"error",title:"unknown argument",explain:"The syscall has no argument of this name. Argument names are the kernel\u2019s own; `arg0` \u2026 `arg5` are the raw 64-bit registers.",example:tt("allow syscall accept4(flag == 0)")},(t,e,n,r)=>({message:`\`${t}\` has no argument \`${e}\``,help:Hi(r)??(n.length>0?`its arguments are ${n.join(", ")}`:"use `arg0` \u2026 `arg5`")})),TE=R({code:"POL2003",severity:"error",title:"unknown constant",explain:"The kernel headers of this architecture have no constant of this name. Write the name as in the headers (`O_CLOEXEC`, `PR_SET_NAME`) or the number.",example:tt("allow syscall prctl(option == PR_SET_NAMES)")},(t,e,n)=>({message:`unknown constant \`${t}\` on ${e}`,help:Hi(n)})),SE=R({code:"POL2004",severity:"error",title:"comparison of a pointer",explain:"A syscall filter sees the registers, not the memory they point to: comparing a pointer says nothing about the string or struct behind it. Paths and addresses are decided by resource rules, which AppArmor, SELinux and Landlock enforce.",example:tt("allow syscall openat(filename == 0)")},(t,e,n,r)=>({message:`\`${e}\` of \`${t}\` is a pointer (\`${n}\`): a filter can't see what it points to`,help:r})),ss=R({code:"POL2005",severity:"error",title:"value out of range",explain:"The value does not fit the argument\u2019s type, so the comparison could never mean what it says. Decimal values are numbers, hexadecimal ones bit patterns of the argument\u2019s width.",example:tt("allow syscall socket(family == 4294967296)")},(t,e,n,r)=>({message:`\`${t}\` is out of range for ${e}`,help:`it takes ${n} to ${r}`})),Wi=R({code:"POL2006",severity:"error",title:"range that runs backwards",explain:"In `a..b` both ends are in, and `a` must not be above `b`.",example:tt("allow syscall personality(personality in [8..0])")},(t,e)=>({message:`the range \`${t}..${e}\` holds nothing`,help:"write the smaller end first"})),hE=R({code:"POL2007",severity:"error",title:"impossible errno",explain:"An errno is a name like EPERM or a number from 1 to 4095. 0 would look like success, and the kernel clamps what is above.",example:tt("deny syscall mount errno 0")},t=>({message:`\`${t}\` is no errno`,help:"use a name such as EPERM, or 1 to 4095"})),RE=R({code:"POL2008",severity:"error",title:"malformed path pattern",explain:"Globs are AppArmor\u2019s: `*` within a segment, `**` across, `?`, `[\u2026]`, `{a,b}`. A backslash before one of these characters makes it literal.",example:tt('allow read "/etc/{a,b"')},(t,e)=>({message:`the pattern \`${t}\` is malformed: ${e}`})),IE=R({code:"POL2009",severity:"error",title:"path that names nothing",explain:"Paths name objects after symlinks: absolute, without `//`, `.` or `..` segments, and without a slash at the end. Anything else never matches.",example:tt('allow read "etc/passwd"')},(t,e,n)=>({message:`the path \`${t}\` can never match: ${e}`,help:n})),OE=R({code:"POL2010",severity:"error",title:"unknown path variable",explain:"The variables are `@{HOME}`, `@{pid}`, `@{uid}` and `@{run}`. `\\@` is a literal `@`.",example:tt('allow read "@{HOMES}/x"')},t=>({message:`unknown variable \`@{${t}}\``,help:"the variables are @{HOME}, @{pid}, @{uid} and @{run}"})),gE=R({code:"POL2011",severity:"error",title:"malformed address",explain:"An address is `any`, an IPv4 or IPv6 address, or a network in CIDR form with all host bits zero.",example:tt("allow connect tcp 10.0.0.1/8 port 80")},(t,e)=>({message:`\`${t}\` is no address or network: ${e}`})),Bc=R({code:"POL2012",severity:"error",title:"suffix that the rule has no use for",explain:"`owner` goes with files and programs, `as` and `inherit` with `exec`, `to` with `signal` and `ptrace`, `on` with `mount` and `umount`. A suffix that means nothing is an error, because somebody meant something by it.",example:tt("allow capability chown owner")},(t,e)=>({message:`\`${t}\` means nothing on ${e}`,help:"remove it"})),xE=R({code:"POL2013",severity:"error",title:"unknown profile",explain:"The target of `as` or `to` is a profile of this file, or `self` behind `to`. There is no `unconfined`: filters and Landlock stay on in whatever a process executes.",example:tt("allow signal term to q")},(t,e)=>({message:`unknown profile \`${t}\``,help:t==="unconfined"?"nothing leads out of confinement: name a profile of this file that allows what the program needs":Hi(e)})),AE=R({code:"POL2014",severity:"error",title:"argument in two registers",explain:"On 32-bit architectures a 64-bit argument takes two registers, `NAME_lo` and `NAME_hi`. Compare these, inside a `when arch == \u2026`.",example:`profile p {
  arch arm
  allow syscall pread64(pos == 0)
}
`},(t,e,n)=>({message:`\`${e}\` of \`${t}\` takes two registers on ${n}`,help:`compare \`${e}_lo\` and \`${e}_hi\` inside \`when arch == ${n}\``})),CE=R({code:"POL2015",severity:"warning",title:"arguments that the filter cannot see",explain:"On this architecture the call takes one pointer to its arguments, so a condition on them can\u2019t be checked: a rule that allows then allows every call, and one that denies denies none.",example:`profile p {
  arch i386
  allow syscall mmap(prot == 0)
}
`},(t,e,n)=>({message:`\`${t}\` hides its arguments behind a pointer on ${e}: the condition can't be checked`,help:n?"the rule allows every such call":"the rule denies no such call; deny the call whole"})),PE=R({code:"POL2016",severity:"error",title:"answer that unknown syscalls cannot have",explain:"`unknown` takes `otherwise` or a denying effect such as `errno ENOSYS`.",example:tt("unknown allow")},t=>({message:`unknown syscalls can't get \`${t}\``,help:"use `otherwise` or `errno ENOSYS`"})),NE=R({code:"POL2017",severity:"warning",title:"argument name that means two registers",explain:"A few calls (`prctl`, `keyctl`, `arch_prctl`) have arguments that the kernel itself calls `arg2` \u2026 `arg5`, counted from one. In polc `arg0` \u2026 `arg5` are the registers, counted from zero, so the kernel\u2019s `arg2` is polc\u2019s `arg1`.",example:tt("allow syscall prctl(option == PR_SET_NAME, arg2 == 0)")},(t,e,n)=>({message:`\`${e}\` is register ${e.slice(3)}; what the kernel calls \`${e}\` of \`${t}\` is register ${n}`,help:`write \`arg${n}\` if the kernel's is meant`}));var fo=t=>`profile p {
  ${t}
}
`,po=(t,e)=>t?[{span:t,message:e}]:[],yE=R({code:"POL3001",severity:"error",title:"two effects of one strictness",explain:"Of all rules that match, the strictest wins, whatever their order. Two that are equally strict but say different things (two errnos, say) leave the answer open for the accesses that both match.",example:fo(`deny syscall mount errno EPERM
  deny syscall mount errno EACCES`)},(t,e,n,r,s)=>({message:`${t} gets both \`${e}\` and \`${n}\` ${r}`,help:"make the two rules exclude each other, or give both the same effect",labels:po(s,`\`${n}\` comes from here`)})),Yi=R({code:"POL3002",severity:"warning",title:"rule that never decides",explain:"Wherever this rule matches, a stricter one matches too, so it changes nothing. Order does not matter: the strictest always wins.",example:fo(`allow syscall mount
  deny syscall mount`)},t=>({message:"this rule never decides: a stricter rule matches wherever it does",help:"remove it, or narrow the stricter rule",labels:po(t,"this one decides instead")})),Xi=R({code:"POL3003",severity:"warning",title:"rule that repeats others",explain:"Everything this rule says, other rules say already. It can be removed without changing the policy.",example:fo(`allow syscall mount
  allow syscall mount`)},t=>({message:"this rule adds nothing: others say the same",help:"remove it",labels:po(t,"said here")})),ME=R({code:"POL3004",severity:"warning",title:"operation without a syscall",explain:"The rule allows an operation, but no syscall that performs it can pass the filter, so it can never happen. Under `syscalls listed` the syscalls have to be listed too.",example:fo(`syscalls listed
  allow read "/etc/hosts"`)},(t,e)=>({message:`\`${t}\` is allowed here, but none of its syscalls is`,help:`allow one of ${e.slice(0,4).join(", ")}`})),LE=R({code:"POL3005",severity:"error",title:"two profiles for one program",explain:"Two `exec` rules with different targets match the same path. Only a rule with a literal path may take precedence over a pattern.",example:`profile p {
  allow exec "/bin/a*" as q
  allow exec "/bin/*b" as r
}
profile q {
}
profile r {
}
`},(t,e,n,r)=>({message:`\`${t}\` would run as \`${e}\` and as \`${n}\``,help:"make the patterns exclude each other, or name the program literally",labels:po(r,`as \`${n}\` here`)})),DE=R({code:"POL3006",severity:"error",title:"expectation that does not hold",explain:"A `test` expects an answer that the policy does not give. The labels say which rule decides.",example:`profile p {
}
test p {
  expect allow read "/etc/hosts"
}
`},(t,e,n,r)=>({message:`expected \`${t}\`, but the policy answers \`${e}\``,help:n,labels:po(r,"decided here")})),FE=R({code:"POL3007",severity:"error",title:"expectation with more than one answer",explain:"An argument that an expectation does not state means every value of it, and the policy answers some values one way and some another. State the argument.",example:`profile p {
  allow syscall personality(personality == 0)
}
test p {
  expect allow syscall personality
}
`},(t,e)=>({message:`the answer depends on arguments that are not stated: ${t}, but ${e}`,help:"state the argument in the expectation"})),Kc=R({code:"POL3008",severity:"error",title:"access to more than one object",explain:"An expectation, or the ACCESS of `polc explain`, is about one object: a path without wildcards, one port.",example:`profile p {
}
test p {
  expect deny read "/etc/*"
}
`},t=>({message:`${t} is a pattern, not one object`,help:"name one path, port or request"})),bE=R({code:"POL3009",severity:"error",title:"policy without a profile",explain:"The file has rules but no `profile`, so it says nothing about any program. Modules are checked through the policies that use them.",example:`allow read "/etc/hosts"
`},()=>({message:"the file has no profile",help:"write `profile NAME { \u2026 }`"})),UE=R({code:"POL3010",severity:"warning",title:"syscall that hides what it does",explain:"clone3 and openat2 take a struct behind a pointer, and io_uring does file and network operations without a syscall each: a filter that allows them can\u2019t restrict those. Without a rule they get ENOSYS, and libc falls back.",example:fo("allow syscall clone3")},(t,e)=>({message:`\`${t}\` is allowed, so the filter can't restrict ${e}`,help:"leave it out: libc falls back to calls that a filter sees"}));var Kn=["read","list","stat","write","append","create","delete","rename","link","modify","attributes","lock","map"],$i=["exec","bind","connect","socket","capability","signal","ptrace","memory","namespace","mount","umount","pivot_root","ioctl","syscall"],kE=["trace","read"],VE=["write-exec"];var Hc=["use","let","profile","test","accept","allow","deny","when"],GE=["program","otherwise","unknown","require","arch","syscalls"],wE=["use","let","accept","allow","deny","when",...GE],vE=["allow","deny","when"],Wc=["expect"],gI=["kill","trap","errno","deny","notify","trace","log","allow"],ji=["owner","as","inherit","to","on","effect","because"],xI=["arch","kernel","capability"],Yc=["and","or","not","in"],mo=new Set([...Kn,...$i,...Hc,...GE,...Wc,...gI,...Yc,...xI,"owner","as","inherit","to","on","because","extends","thread","listed","open","any","port","unix"]),BE=/^[A-Za-z][A-Za-z0-9_-]{0,63}$/;function KE(t,e,n){let r=B(t,e);return r===void 0?n:`did you mean \`${r}\`?`}var HE=t=>t.map(e=>`\`${e}\``).join(", "),WE=R({code:"POL1001",severity:"error",title:"a character that no statement contains",explain:"The character has no meaning outside a string or a comment. Paths and reasons are written in double quotes; single quotes are not used.",example:"profile p { allow read '/etc/hosts' }"},t=>({message:`unexpected \`${t}\``,help:/^['`‘’“”]/.test(t)?'strings are written in double quotes: `"\u2026"`':void 0})),YE=R({code:"POL1002",severity:"error",title:"a string without its closing quote",explain:'A string ends on the line it starts on. Write a newline inside it as `\\n`, a quote as `\\"`.',example:`profile p {
  allow read "/etc/hosts
}`},()=>({message:'this string has no closing `"`',help:"a string ends on its line; write a newline as `\\n`"})),XE=R({code:"POL1003",severity:"error",title:"a control character or a character that reorders text",explain:"Control characters and bidirectional overrides can make a policy look different from what it says (CVE-2021-42574), so they may not stand in a policy, not even in a comment. In a string write the bytes as `\\xHH`.",example:'profile p { allow read "/tmp/\x1B[2K" }'},t=>({message:`control character \`${t}\``,help:"in a string write its bytes as `\\xHH`; elsewhere remove it"})),$E=R({code:"POL1004",severity:"error",title:"an escape that strings do not have",explain:'Strings know `\\"`, `\\\\`, `\\n`, `\\t`, `\\xHH` (one byte), and a backslash before a glob character (`* ? [ ] { } , ^ @`), which makes it literal.',example:'profile p { allow read "/tmp/\\q" }'},t=>({message:`\`${t}\` is not an escape`,help:t.startsWith("\\x")?"`\\x` takes two hexadecimal digits: `\\x1b`":'write a backslash as `\\\\`; escapes are `\\"` `\\\\` `\\n` `\\t` `\\xHH` and `\\` before a glob character'})),jE=R({code:"POL1005",severity:"error",title:"a NUL byte in a string",explain:"The kernel ends a path at the first NUL byte, so no path contains one.",example:'profile p { allow read "/etc/passwd\\x00.png" }'},()=>({message:"a string cannot contain a NUL byte",help:"the kernel would end the path here"})),qE=R({code:"POL1006",severity:"error",title:"a malformed number",explain:"Numbers are decimal (`80`), hexadecimal (`0x1f`) or octal (`0o755`), and have at most 64 bits.",example:"profile p { allow bind tcp port 0755 }"},t=>({message:`\`${t.length>40?`${t.slice(0,40)}\u2026`:t}\` is not a number`,help:/^0[0-7]+$/.test(t)?`octal numbers start with \`0o\`: \`0o${t.slice(1)}\``:"numbers are decimal, `0x\u2026` or `0o\u2026`, of at most 64 bits"})),Xc=R({code:"POL1007",severity:"error",title:"something is missing or stands in the wrong place",explain:"The statement cannot go on like this. The message says what could have stood here.",example:"profile p { allow bind tcp port }"},(t,e,n)=>({message:e===""?`expected ${t}`:`expected ${t}, found ${e}`,help:n})),QE=R({code:"POL1008",severity:"error",title:"a line that is no statement",explain:"A statement starts with one of the words that the message lists. A statement ends with its line; it goes on after a comma or an operator and inside parentheses and brackets.",example:`profile p {
  alow read "/etc/hosts"
}`},(t,e,n)=>({message:`no statement starts with ${t}`,help:n??KE(t.replaceAll("`",""),e,`a statement here starts with ${HE(e)}`)})),qi=R({code:"POL1009",severity:"error",title:"an operation that does not exist",explain:"The operations are part of the language; the message names the nearest one or lists those possible here.",example:'profile p { allow raed "/etc/hosts" }'},(t,e,n)=>({message:`unknown ${t} ${e}`,help:KE(e.replaceAll("`",""),n,`possible here: ${HE(n)}`)})),zE=R({code:"POL1010",severity:"error",title:"more text after a complete statement",explain:"The statement was complete. A newline or `;` ends it; items of a list are separated by commas.",example:'profile p { allow read "/etc/hosts" "/etc/passwd" }'},(t,e)=>({message:`unexpected ${t} after a complete statement`,help:e})),ZE=R({code:"POL1011",severity:"error",title:"a reserved word as the name of a list",explain:"In `allow read owner` the word has to be the suffix, so no `let` may be called `owner`. All words of the grammar are reserved for `let`; profiles may be called like them.",example:'let owner = ["/srv/**"]'},t=>({message:`\`${t}\` is a reserved word`,help:`choose another name, such as \`${t}s\` or \`my-${t}\``})),JE=R({code:"POL1012",severity:"error",title:"a malformed name",explain:"Names of profiles and lists start with a letter, go on with letters, digits, `_` and `-`, and have at most 64 characters.",example:'profile _nginx { allow exec "/usr/bin/true" }'},t=>({message:`\`${t}\` is not a name`,help:"names start with a letter, go on with letters, digits, `_`, `-`, and have at most 64 characters"})),eu=R({code:"POL1013",severity:"error",title:"nesting that is too deep",explain:"Parentheses, brackets, blocks and prefix operators may be nested 64 deep; the rest of the file was not read.",example:`profile p { allow syscall read(${"(".repeat(70)}fd == 0${")".repeat(70)}) }`},t=>({message:`nested more than ${t} deep`,help:"the rest of the file was not read; split the expression or use `let`"})),tu=R({code:"POL1014",severity:"error",title:"a block that is never closed",explain:"The file ends, or the next `profile` or `test` begins, while a `{` is still open.",example:`profile p {
  allow read "/etc/hosts"
`},t=>({message:`${t} is never closed`,help:"add the missing `}`"})),nu=R({code:"POL1015",severity:"error",title:"a statement in the wrong block",explain:"`program`, `otherwise`, `unknown`, `require`, `arch` and `syscalls listed` belong into a profile, `expect` into a test, `profile` and `test` to the top; `when` is around rules only.",example:"otherwise errno EPERM"},(t,e,n)=>({message:`\`${t}\` cannot stand ${e}`,help:n})),ru=R({code:"POL1016",severity:"error",title:"suffixes twice or in the wrong order",explain:`A rule has each suffix at most once, in this order: ${ji.join(", ")}. Of \`as\`, \`inherit\`, \`to\` and \`on\` it has one.`,example:'profile p { allow read "/etc/hosts" because "names" log }'},(t,e)=>({message:t===e?`\`${t}\` twice`:`\`${t}\` cannot follow \`${e}\``,help:'the order is `owner`, one of `as` `inherit` `to` `on`, the effect, `because "\u2026"`'})),$c=R({code:"POL1017",severity:"error",title:"an effect that does not go with its rule",explain:"`allow` rules take `log`, `notify` or `trace N`; `deny` rules `kill`, `kill thread`, `trap`, `errno N`. An expectation has no effect of its own at the end, and no `because`.",example:'profile p { allow read "/etc/hosts" errno EPERM }'},(t,e,n)=>({message:`\`${t}\` cannot stand on ${e}`,help:n})),su=R({code:"POL1018",severity:"error",title:"an argument without a comparison",explain:"A condition compares: `flags & O_CREAT == 0`, `fd in [0..2]`. An argument alone is not true or false.",example:"profile p { allow syscall openat(flags & O_CREAT) }"},t=>({message:`expected a comparison after \`${t}\``,help:`write \`${t} != 0\`, for example`})),ou=R({code:"POL1019",severity:"error",title:"text that is not UTF-8",explain:"Policies are UTF-8. A path that contains other bytes is written with `\\xHH` escapes.",example:'profile p { allow read "/tmp/\uD800" }'},t=>({message:`\`${t}\` is not UTF-8`,help:"write bytes that are not UTF-8 as `\\xHH`"}));var AI=typeof global=="object"&&global&&global.Object===Object&&global,Qi=AI;var CI=typeof self=="object"&&self&&self.Object===Object&&self,PI=Qi||CI||Function("return this")(),Pe=PI;var NI=Pe.Symbol,Ve=NI;var iu=Object.prototype,yI=iu.hasOwnProperty,MI=iu.toString,To=Ve?Ve.toStringTag:void 0;function LI(t){var e=yI.call(t,To),n=t[To];try{t[To]=void 0;var r=!0}catch{}var s=MI.call(t);return r&&(e?t[To]=n:delete t[To]),s}var au=LI;var DI=Object.prototype,FI=DI.toString;function bI(t){return FI.call(t)}var _u=bI;var UI="[object Null]",kI="[object Undefined]",cu=Ve?Ve.toStringTag:void 0;function VI(t){return t==null?t===void 0?kI:UI:cu&&cu in Object(t)?au(t):_u(t)}var nt=VI;function GI(t){return t!=null&&typeof t=="object"}var ge=GI;var wI="[object Symbol]";function vI(t){return typeof t=="symbol"||ge(t)&&nt(t)==wI}var Hn=vI;function BI(t,e){for(var n=-1,r=t==null?0:t.length,s=Array(r);++n<r;)s[n]=e(t[n],n,t);return s}var Qt=BI;var KI=Array.isArray,C=KI;var HI=1/0,lu=Ve?Ve.prototype:void 0,du=lu?lu.toString:void 0;function Eu(t){if(typeof t=="string")return t;if(C(t))return Qt(t,Eu)+"";if(Hn(t))return du?du.call(t):"";var e=t+"";return e=="0"&&1/t==-HI?"-0":e}var uu=Eu;var WI=/\s/;function YI(t){for(var e=t.length;e--&&WI.test(t.charAt(e)););return e}var fu=YI;var XI=/^\s+/;function $I(t){return t&&t.slice(0,fu(t)+1).replace(XI,"")}var pu=$I;function jI(t){var e=typeof t;return t!=null&&(e=="object"||e=="function")}var de=jI;var mu=NaN,qI=/^[-+]0x[0-9a-f]+$/i,QI=/^0b[01]+$/i,zI=/^0o[0-7]+$/i,ZI=parseInt;function JI(t){if(typeof t=="number")return t;if(Hn(t))return mu;if(de(t)){var e=typeof t.valueOf=="function"?t.valueOf():t;t=de(e)?e+"":e}if(typeof t!="string")return t===0?t:+t;t=pu(t);var n=QI.test(t);return n||zI.test(t)?ZI(t.slice(2),n?2:8):qI.test(t)?mu:+t}var Tu=JI;var Su=1/0,eO=17976931348623157e292;function tO(t){if(!t)return t===0?t:0;if(t=Tu(t),t===Su||t===-Su){var e=t<0?-1:1;return e*eO}return t===t?t:0}var hu=tO;function nO(t){var e=hu(t),n=e%1;return e===e?n?e-n:e:0}var zt=nO;function rO(t){return t}var kt=rO;var sO="[object AsyncFunction]",oO="[object Function]",iO="[object GeneratorFunction]",aO="[object Proxy]";function _O(t){if(!de(t))return!1;var e=nt(t);return e==oO||e==iO||e==sO||e==aO}var rt=_O;var cO=Pe["__core-js_shared__"],zi=cO;var Ru=(function(){var t=/[^.]+$/.exec(zi&&zi.keys&&zi.keys.IE_PROTO||"");return t?"Symbol(src)_1."+t:""})();function lO(t){return!!Ru&&Ru in t}var Iu=lO;var dO=Function.prototype,EO=dO.toString;function uO(t){if(t!=null){try{return EO.call(t)}catch{}try{return t+""}catch{}}return""}var In=uO;var fO=/[\\^$.*+?()[\]{}|]/g,pO=/^\[object .+?Constructor\]$/,mO=Function.prototype,TO=Object.prototype,SO=mO.toString,hO=TO.hasOwnProperty,RO=RegExp("^"+SO.call(hO).replace(fO,"\\$&").replace(/hasOwnProperty|(function).*?(?=\\\()| for .+?(?=\\\])/g,"$1.*?")+"$");function IO(t){if(!de(t)||Iu(t))return!1;var e=rt(t)?RO:pO;return e.test(In(t))}var Ou=IO;function OO(t,e){return t?.[e]}var gu=OO;function gO(t,e){var n=gu(t,e);return Ou(n)?n:void 0}var Et=gO;var xO=Et(Pe,"WeakMap"),Zi=xO;var xu=Object.create,AO=(function(){function t(){}return function(e){if(!de(e))return{};if(xu)return xu(e);t.prototype=e;var n=new t;return t.prototype=void 0,n}})(),Au=AO;function CO(t,e,n){switch(n.length){case 0:return t.call(e);case 1:return t.call(e,n[0]);case 2:return t.call(e,n[0],n[1]);case 3:return t.call(e,n[0],n[1],n[2])}return t.apply(e,n)}var Cu=CO;function PO(){}var pe=PO;function NO(t,e){var n=-1,r=t.length;for(e||(e=Array(r));++n<r;)e[n]=t[n];return e}var Pu=NO;var yO=800,MO=16,LO=Date.now;function DO(t){var e=0,n=0;return function(){var r=LO(),s=MO-(r-n);if(n=r,s>0){if(++e>=yO)return arguments[0]}else e=0;return t.apply(void 0,arguments)}}var Nu=DO;function FO(t){return function(){return t}}var yu=FO;var bO=(function(){try{var t=Et(Object,"defineProperty");return t({},"",{}),t}catch{}})(),os=bO;var UO=os?function(t,e){return os(t,"toString",{configurable:!0,enumerable:!1,value:yu(e),writable:!0})}:kt,Mu=UO;var kO=Nu(Mu),Lu=kO;function VO(t,e){for(var n=-1,r=t==null?0:t.length;++n<r&&e(t[n],n,t)!==!1;);return t}var Ji=VO;function GO(t,e,n,r){for(var s=t.length,o=n+(r?1:-1);r?o--:++o<s;)if(e(t[o],o,t))return o;return-1}var ea=GO;function wO(t){return t!==t}var Du=wO;function vO(t,e,n){for(var r=n-1,s=t.length;++r<s;)if(t[r]===e)return r;return-1}var Fu=vO;function BO(t,e,n){return e===e?Fu(t,e,n):ea(t,Du,n)}var is=BO;function KO(t,e){var n=t==null?0:t.length;return!!n&&is(t,e,0)>-1}var ta=KO;var HO=9007199254740991,WO=/^(?:0|[1-9]\d*)$/;function YO(t,e){var n=typeof t;return e=e??HO,!!e&&(n=="number"||n!="symbol"&&WO.test(t))&&t>-1&&t%1==0&&t<e}var Wn=YO;function XO(t,e,n){e=="__proto__"&&os?os(t,e,{configurable:!0,enumerable:!0,value:n,writable:!0}):t[e]=n}var as=XO;function $O(t,e){return t===e||t!==t&&e!==e}var Zt=$O;var jO=Object.prototype,qO=jO.hasOwnProperty;function QO(t,e,n){var r=t[e];(!(qO.call(t,e)&&Zt(r,n))||n===void 0&&!(e in t))&&as(t,e,n)}var Yn=QO;function zO(t,e,n,r){var s=!n;n||(n={});for(var o=-1,i=e.length;++o<i;){var a=e[o],_=r?r(n[a],t[a],a,n,t):void 0;_===void 0&&(_=t[a]),s?as(n,a,_):Yn(n,a,_)}return n}var Jt=zO;var bu=Math.max;function ZO(t,e,n){return e=bu(e===void 0?t.length-1:e,0),function(){for(var r=arguments,s=-1,o=bu(r.length-e,0),i=Array(o);++s<o;)i[s]=r[e+s];s=-1;for(var a=Array(e+1);++s<e;)a[s]=r[s];return a[e]=n(i),Cu(t,this,a)}}var Uu=ZO;function JO(t,e){return Lu(Uu(t,e,kt),t+"")}var _s=JO;var eg=9007199254740991;function tg(t){return typeof t=="number"&&t>-1&&t%1==0&&t<=eg}var cs=tg;function ng(t){return t!=null&&cs(t.length)&&!rt(t)}var Ne=ng;function rg(t,e,n){if(!de(n))return!1;var r=typeof e;return(r=="number"?Ne(n)&&Wn(e,n.length):r=="string"&&e in n)?Zt(n[e],t):!1}var Xn=rg;function sg(t){return _s(function(e,n){var r=-1,s=n.length,o=s>1?n[s-1]:void 0,i=s>2?n[2]:void 0;for(o=t.length>3&&typeof o=="function"?(s--,o):void 0,i&&Xn(n[0],n[1],i)&&(o=s<3?void 0:o,s=1),e=Object(e);++r<s;){var a=n[r];a&&t(e,a,r,o)}return e})}var ku=sg;var og=Object.prototype;function ig(t){var e=t&&t.constructor,n=typeof e=="function"&&e.prototype||og;return t===n}var en=ig;function ag(t,e){for(var n=-1,r=Array(t);++n<t;)r[n]=e(n);return r}var Vu=ag;var _g="[object Arguments]";function cg(t){return ge(t)&&nt(t)==_g}var jc=cg;var Gu=Object.prototype,lg=Gu.hasOwnProperty,dg=Gu.propertyIsEnumerable,Eg=jc((function(){return arguments})())?jc:function(t){return ge(t)&&lg.call(t,"callee")&&!dg.call(t,"callee")},$n=Eg;function ug(){return!1}var wu=ug;var Ku=typeof exports=="object"&&exports&&!exports.nodeType&&exports,vu=Ku&&typeof module=="object"&&module&&!module.nodeType&&module,fg=vu&&vu.exports===Ku,Bu=fg?Pe.Buffer:void 0,pg=Bu?Bu.isBuffer:void 0,mg=pg||wu,On=mg;var Tg="[object Arguments]",Sg="[object Array]",hg="[object Boolean]",Rg="[object Date]",Ig="[object Error]",Og="[object Function]",gg="[object Map]",xg="[object Number]",Ag="[object Object]",Cg="[object RegExp]",Pg="[object Set]",Ng="[object String]",yg="[object WeakMap]",Mg="[object ArrayBuffer]",Lg="[object DataView]",Dg="[object Float32Array]",Fg="[object Float64Array]",bg="[object Int8Array]",Ug="[object Int16Array]",kg="[object Int32Array]",Vg="[object Uint8Array]",Gg="[object Uint8ClampedArray]",wg="[object Uint16Array]",vg="[object Uint32Array]",ne={};ne[Dg]=ne[Fg]=ne[bg]=ne[Ug]=ne[kg]=ne[Vg]=ne[Gg]=ne[wg]=ne[vg]=!0;ne[Tg]=ne[Sg]=ne[Mg]=ne[hg]=ne[Lg]=ne[Rg]=ne[Ig]=ne[Og]=ne[gg]=ne[xg]=ne[Ag]=ne[Cg]=ne[Pg]=ne[Ng]=ne[yg]=!1;function Bg(t){return ge(t)&&cs(t.length)&&!!ne[nt(t)]}var Hu=Bg;function Kg(t){return function(e){return t(e)}}var tn=Kg;var Wu=typeof exports=="object"&&exports&&!exports.nodeType&&exports,So=Wu&&typeof module=="object"&&module&&!module.nodeType&&module,Hg=So&&So.exports===Wu,qc=Hg&&Qi.process,Wg=(function(){try{var t=So&&So.require&&So.require("util").types;return t||qc&&qc.binding&&qc.binding("util")}catch{}})(),Ct=Wg;var Yu=Ct&&Ct.isTypedArray,Yg=Yu?tn(Yu):Hu,ls=Yg;var Xg=Object.prototype,$g=Xg.hasOwnProperty;function jg(t,e){var n=C(t),r=!n&&$n(t),s=!n&&!r&&On(t),o=!n&&!r&&!s&&ls(t),i=n||r||s||o,a=i?Vu(t.length,String):[],_=a.length;for(var c in t)(e||$g.call(t,c))&&!(i&&(c=="length"||s&&(c=="offset"||c=="parent")||o&&(c=="buffer"||c=="byteLength"||c=="byteOffset")||Wn(c,_)))&&a.push(c);return a}var na=jg;function qg(t,e){return function(n){return t(e(n))}}var ra=qg;var Qg=ra(Object.keys,Object),Xu=Qg;var zg=Object.prototype,Zg=zg.hasOwnProperty;function Jg(t){if(!en(t))return Xu(t);var e=[];for(var n in Object(t))Zg.call(t,n)&&n!="constructor"&&e.push(n);return e}var sa=Jg;function ex(t){return Ne(t)?na(t):sa(t)}var Z=ex;var tx=Object.prototype,nx=tx.hasOwnProperty,rx=ku(function(t,e){if(en(e)||Ne(e)){Jt(e,Z(e),t);return}for(var n in e)nx.call(e,n)&&Yn(t,n,e[n])}),Ke=rx;function sx(t){var e=[];if(t!=null)for(var n in Object(t))e.push(n);return e}var $u=sx;var ox=Object.prototype,ix=ox.hasOwnProperty;function ax(t){if(!de(t))return $u(t);var e=en(t),n=[];for(var r in t)r=="constructor"&&(e||!ix.call(t,r))||n.push(r);return n}var ju=ax;function _x(t){return Ne(t)?na(t,!0):ju(t)}var jn=_x;var cx=/\.|\[(?:[^[\]]*|(["'])(?:(?!\1)[^\\]|\\.)*?\1)\]/,lx=/^\w*$/;function dx(t,e){if(C(t))return!1;var n=typeof t;return n=="number"||n=="symbol"||n=="boolean"||t==null||Hn(t)?!0:lx.test(t)||!cx.test(t)||e!=null&&t in Object(e)}var ds=dx;var Ex=Et(Object,"create"),gn=Ex;function ux(){this.__data__=gn?gn(null):{},this.size=0}var qu=ux;function fx(t){var e=this.has(t)&&delete this.__data__[t];return this.size-=e?1:0,e}var Qu=fx;var px="__lodash_hash_undefined__",mx=Object.prototype,Tx=mx.hasOwnProperty;function Sx(t){var e=this.__data__;if(gn){var n=e[t];return n===px?void 0:n}return Tx.call(e,t)?e[t]:void 0}var zu=Sx;var hx=Object.prototype,Rx=hx.hasOwnProperty;function Ix(t){var e=this.__data__;return gn?e[t]!==void 0:Rx.call(e,t)}var Zu=Ix;var Ox="__lodash_hash_undefined__";function gx(t,e){var n=this.__data__;return this.size+=this.has(t)?0:1,n[t]=gn&&e===void 0?Ox:e,this}var Ju=gx;function Es(t){var e=-1,n=t==null?0:t.length;for(this.clear();++e<n;){var r=t[e];this.set(r[0],r[1])}}Es.prototype.clear=qu;Es.prototype.delete=Qu;Es.prototype.get=zu;Es.prototype.has=Zu;Es.prototype.set=Ju;var Qc=Es;function xx(){this.__data__=[],this.size=0}var ef=xx;function Ax(t,e){for(var n=t.length;n--;)if(Zt(t[n][0],e))return n;return-1}var qn=Ax;var Cx=Array.prototype,Px=Cx.splice;function Nx(t){var e=this.__data__,n=qn(e,t);if(n<0)return!1;var r=e.length-1;return n==r?e.pop():Px.call(e,n,1),--this.size,!0}var tf=Nx;function yx(t){var e=this.__data__,n=qn(e,t);return n<0?void 0:e[n][1]}var nf=yx;function Mx(t){return qn(this.__data__,t)>-1}var rf=Mx;function Lx(t,e){var n=this.__data__,r=qn(n,t);return r<0?(++this.size,n.push([t,e])):n[r][1]=e,this}var sf=Lx;function us(t){var e=-1,n=t==null?0:t.length;for(this.clear();++e<n;){var r=t[e];this.set(r[0],r[1])}}us.prototype.clear=ef;us.prototype.delete=tf;us.prototype.get=nf;us.prototype.has=rf;us.prototype.set=sf;var Qn=us;var Dx=Et(Pe,"Map"),zn=Dx;function Fx(){this.size=0,this.__data__={hash:new Qc,map:new(zn||Qn),string:new Qc}}var of=Fx;function bx(t){var e=typeof t;return e=="string"||e=="number"||e=="symbol"||e=="boolean"?t!=="__proto__":t===null}var af=bx;function Ux(t,e){var n=t.__data__;return af(e)?n[typeof e=="string"?"string":"hash"]:n.map}var Zn=Ux;function kx(t){var e=Zn(this,t).delete(t);return this.size-=e?1:0,e}var _f=kx;function Vx(t){return Zn(this,t).get(t)}var cf=Vx;function Gx(t){return Zn(this,t).has(t)}var lf=Gx;function wx(t,e){var n=Zn(this,t),r=n.size;return n.set(t,e),this.size+=n.size==r?0:1,this}var df=wx;function fs(t){var e=-1,n=t==null?0:t.length;for(this.clear();++e<n;){var r=t[e];this.set(r[0],r[1])}}fs.prototype.clear=of;fs.prototype.delete=_f;fs.prototype.get=cf;fs.prototype.has=lf;fs.prototype.set=df;var Or=fs;var vx="Expected a function";function zc(t,e){if(typeof t!="function"||e!=null&&typeof e!="function")throw new TypeError(vx);var n=function(){var r=arguments,s=e?e.apply(this,r):r[0],o=n.cache;if(o.has(s))return o.get(s);var i=t.apply(this,r);return n.cache=o.set(s,i)||o,i};return n.cache=new(zc.Cache||Or),n}zc.Cache=Or;var Ef=zc;var Bx=500;function Kx(t){var e=Ef(t,function(r){return n.size===Bx&&n.clear(),r}),n=e.cache;return e}var uf=Kx;var Hx=/[^.[\]]+|\[(?:(-?\d+(?:\.\d+)?)|(["'])((?:(?!\2)[^\\]|\\.)*?)\2)\]|(?=(?:\.|\[\])(?:\.|\[\]|$))/g,Wx=/\\(\\)?/g,Yx=uf(function(t){var e=[];return t.charCodeAt(0)===46&&e.push(""),t.replace(Hx,function(n,r,s,o){e.push(s?o.replace(Wx,"$1"):r||n)}),e}),ff=Yx;function Xx(t){return t==null?"":uu(t)}var pf=Xx;function $x(t,e){return C(t)?t:ds(t,e)?[t]:ff(pf(t))}var Jn=$x;var jx=1/0;function qx(t){if(typeof t=="string"||Hn(t))return t;var e=t+"";return e=="0"&&1/t==-jx?"-0":e}var nn=qx;function Qx(t,e){e=Jn(e,t);for(var n=0,r=e.length;t!=null&&n<r;)t=t[nn(e[n++])];return n&&n==r?t:void 0}var ps=Qx;function zx(t,e,n){var r=t==null?void 0:ps(t,e);return r===void 0?n:r}var mf=zx;function Zx(t,e){for(var n=-1,r=e.length,s=t.length;++n<r;)t[s+n]=e[n];return t}var ms=Zx;var Tf=Ve?Ve.isConcatSpreadable:void 0;function Jx(t){return C(t)||$n(t)||!!(Tf&&t&&t[Tf])}var Sf=Jx;function hf(t,e,n,r,s){var o=-1,i=t.length;for(n||(n=Sf),s||(s=[]);++o<i;){var a=t[o];e>0&&n(a)?e>1?hf(a,e-1,n,r,s):ms(s,a):r||(s[s.length]=a)}return s}var Ts=hf;function eA(t){var e=t==null?0:t.length;return e?Ts(t,1):[]}var Le=eA;var tA=ra(Object.getPrototypeOf,Object),oa=tA;function nA(t,e,n){var r=-1,s=t.length;e<0&&(e=-e>s?0:s+e),n=n>s?s:n,n<0&&(n+=s),s=e>n?0:n-e>>>0,e>>>=0;for(var o=Array(s);++r<s;)o[r]=t[r+e];return o}var ia=nA;function rA(t,e,n,r){var s=-1,o=t==null?0:t.length;for(r&&o&&(n=t[++s]);++s<o;)n=e(n,t[s],s,t);return n}var Rf=rA;function sA(){this.__data__=new Qn,this.size=0}var If=sA;function oA(t){var e=this.__data__,n=e.delete(t);return this.size=e.size,n}var Of=oA;function iA(t){return this.__data__.get(t)}var gf=iA;function aA(t){return this.__data__.has(t)}var xf=aA;var _A=200;function cA(t,e){var n=this.__data__;if(n instanceof Qn){var r=n.__data__;if(!zn||r.length<_A-1)return r.push([t,e]),this.size=++n.size,this;n=this.__data__=new Or(r)}return n.set(t,e),this.size=n.size,this}var Af=cA;function Ss(t){var e=this.__data__=new Qn(t);this.size=e.size}Ss.prototype.clear=If;Ss.prototype.delete=Of;Ss.prototype.get=gf;Ss.prototype.has=xf;Ss.prototype.set=Af;var er=Ss;function lA(t,e){return t&&Jt(e,Z(e),t)}var Cf=lA;function dA(t,e){return t&&Jt(e,jn(e),t)}var Pf=dA;var Lf=typeof exports=="object"&&exports&&!exports.nodeType&&exports,Nf=Lf&&typeof module=="object"&&module&&!module.nodeType&&module,EA=Nf&&Nf.exports===Lf,yf=EA?Pe.Buffer:void 0,Mf=yf?yf.allocUnsafe:void 0;function uA(t,e){if(e)return t.slice();var n=t.length,r=Mf?Mf(n):new t.constructor(n);return t.copy(r),r}var Df=uA;function fA(t,e){for(var n=-1,r=t==null?0:t.length,s=0,o=[];++n<r;){var i=t[n];e(i,n,t)&&(o[s++]=i)}return o}var hs=fA;function pA(){return[]}var aa=pA;var mA=Object.prototype,TA=mA.propertyIsEnumerable,Ff=Object.getOwnPropertySymbols,SA=Ff?function(t){return t==null?[]:(t=Object(t),hs(Ff(t),function(e){return TA.call(t,e)}))}:aa,Rs=SA;function hA(t,e){return Jt(t,Rs(t),e)}var bf=hA;var RA=Object.getOwnPropertySymbols,IA=RA?function(t){for(var e=[];t;)ms(e,Rs(t)),t=oa(t);return e}:aa,_a=IA;function OA(t,e){return Jt(t,_a(t),e)}var Uf=OA;function gA(t,e,n){var r=e(t);return C(t)?r:ms(r,n(t))}var ca=gA;function xA(t){return ca(t,Z,Rs)}var ho=xA;function AA(t){return ca(t,jn,_a)}var la=AA;var CA=Et(Pe,"DataView"),da=CA;var PA=Et(Pe,"Promise"),Ea=PA;var NA=Et(Pe,"Set"),tr=NA;var kf="[object Map]",yA="[object Object]",Vf="[object Promise]",Gf="[object Set]",wf="[object WeakMap]",vf="[object DataView]",MA=In(da),LA=In(zn),DA=In(Ea),FA=In(tr),bA=In(Zi),gr=nt;(da&&gr(new da(new ArrayBuffer(1)))!=vf||zn&&gr(new zn)!=kf||Ea&&gr(Ea.resolve())!=Vf||tr&&gr(new tr)!=Gf||Zi&&gr(new Zi)!=wf)&&(gr=function(t){var e=nt(t),n=e==yA?t.constructor:void 0,r=n?In(n):"";if(r)switch(r){case MA:return vf;case LA:return kf;case DA:return Vf;case FA:return Gf;case bA:return wf}return e});var Vt=gr;var UA=Object.prototype,kA=UA.hasOwnProperty;function VA(t){var e=t.length,n=new t.constructor(e);return e&&typeof t[0]=="string"&&kA.call(t,"index")&&(n.index=t.index,n.input=t.input),n}var Bf=VA;var GA=Pe.Uint8Array,Is=GA;function wA(t){var e=new t.constructor(t.byteLength);return new Is(e).set(new Is(t)),e}var Os=wA;function vA(t,e){var n=e?Os(t.buffer):t.buffer;return new t.constructor(n,t.byteOffset,t.byteLength)}var Kf=vA;var BA=/\w*$/;function KA(t){var e=new t.constructor(t.source,BA.exec(t));return e.lastIndex=t.lastIndex,e}var Hf=KA;var Wf=Ve?Ve.prototype:void 0,Yf=Wf?Wf.valueOf:void 0;function HA(t){return Yf?Object(Yf.call(t)):{}}var Xf=HA;function WA(t,e){var n=e?Os(t.buffer):t.buffer;return new t.constructor(n,t.byteOffset,t.length)}var $f=WA;var YA="[object Boolean]",XA="[object Date]",$A="[object Map]",jA="[object Number]",qA="[object RegExp]",QA="[object Set]",zA="[object String]",ZA="[object Symbol]",JA="[object ArrayBuffer]",eC="[object DataView]",tC="[object Float32Array]",nC="[object Float64Array]",rC="[object Int8Array]",sC="[object Int16Array]",oC="[object Int32Array]",iC="[object Uint8Array]",aC="[object Uint8ClampedArray]",_C="[object Uint16Array]",cC="[object Uint32Array]";function lC(t,e,n){var r=t.constructor;switch(e){case JA:return Os(t);case YA:case XA:return new r(+t);case eC:return Kf(t,n);case tC:case nC:case rC:case sC:case oC:case iC:case aC:case _C:case cC:return $f(t,n);case $A:return new r;case jA:case zA:return new r(t);case qA:return Hf(t);case QA:return new r;case ZA:return Xf(t)}}var jf=lC;function dC(t){return typeof t.constructor=="function"&&!en(t)?Au(oa(t)):{}}var qf=dC;var EC="[object Map]";function uC(t){return ge(t)&&Vt(t)==EC}var Qf=uC;var zf=Ct&&Ct.isMap,fC=zf?tn(zf):Qf,Zf=fC;var pC="[object Set]";function mC(t){return ge(t)&&Vt(t)==pC}var Jf=mC;var ep=Ct&&Ct.isSet,TC=ep?tn(ep):Jf,tp=TC;var SC=1,hC=2,RC=4,np="[object Arguments]",IC="[object Array]",OC="[object Boolean]",gC="[object Date]",xC="[object Error]",rp="[object Function]",AC="[object GeneratorFunction]",CC="[object Map]",PC="[object Number]",sp="[object Object]",NC="[object RegExp]",yC="[object Set]",MC="[object String]",LC="[object Symbol]",DC="[object WeakMap]",FC="[object ArrayBuffer]",bC="[object DataView]",UC="[object Float32Array]",kC="[object Float64Array]",VC="[object Int8Array]",GC="[object Int16Array]",wC="[object Int32Array]",vC="[object Uint8Array]",BC="[object Uint8ClampedArray]",KC="[object Uint16Array]",HC="[object Uint32Array]",J={};J[np]=J[IC]=J[FC]=J[bC]=J[OC]=J[gC]=J[UC]=J[kC]=J[VC]=J[GC]=J[wC]=J[CC]=J[PC]=J[sp]=J[NC]=J[yC]=J[MC]=J[LC]=J[vC]=J[BC]=J[KC]=J[HC]=!0;J[xC]=J[rp]=J[DC]=!1;function ua(t,e,n,r,s,o){var i,a=e&SC,_=e&hC,c=e&RC;if(n&&(i=s?n(t,r,s,o):n(t)),i!==void 0)return i;if(!de(t))return t;var l=C(t);if(l){if(i=Bf(t),!a)return Pu(t,i)}else{var d=Vt(t),E=d==rp||d==AC;if(On(t))return Df(t,a);if(d==sp||d==np||E&&!s){if(i=_||E?{}:qf(t),!a)return _?Uf(t,Pf(i,t)):bf(t,Cf(i,t))}else{if(!J[d])return s?t:{};i=jf(t,d,a)}}o||(o=new er);var u=o.get(t);if(u)return u;o.set(t,i),tp(t)?t.forEach(function(m){i.add(ua(m,e,n,m,t,o))}):Zf(t)&&t.forEach(function(m,T){i.set(T,ua(m,e,n,T,t,o))});var f=c?_?la:ho:_?jn:Z,p=l?void 0:f(t);return Ji(p||t,function(m,T){p&&(T=m,m=t[T]),Yn(i,T,ua(m,e,n,T,t,o))}),i}var op=ua;var WC=4;function YC(t){return op(t,WC)}var me=YC;function XC(t){for(var e=-1,n=t==null?0:t.length,r=0,s=[];++e<n;){var o=t[e];o&&(s[r++]=o)}return s}var rn=XC;var $C="__lodash_hash_undefined__";function jC(t){return this.__data__.set(t,$C),this}var ip=jC;function qC(t){return this.__data__.has(t)}var ap=qC;function fa(t){var e=-1,n=t==null?0:t.length;for(this.__data__=new Or;++e<n;)this.add(t[e])}fa.prototype.add=fa.prototype.push=ip;fa.prototype.has=ap;var gs=fa;function QC(t,e){for(var n=-1,r=t==null?0:t.length;++n<r;)if(e(t[n],n,t))return!0;return!1}var pa=QC;function zC(t,e){return t.has(e)}var xs=zC;var ZC=1,JC=2;function eP(t,e,n,r,s,o){var i=n&ZC,a=t.length,_=e.length;if(a!=_&&!(i&&_>a))return!1;var c=o.get(t),l=o.get(e);if(c&&l)return c==e&&l==t;var d=-1,E=!0,u=n&JC?new gs:void 0;for(o.set(t,e),o.set(e,t);++d<a;){var f=t[d],p=e[d];if(r)var m=i?r(p,f,d,e,t,o):r(f,p,d,t,e,o);if(m!==void 0){if(m)continue;E=!1;break}if(u){if(!pa(e,function(T,h){if(!xs(u,h)&&(f===T||s(f,T,n,r,o)))return u.push(h)})){E=!1;break}}else if(!(f===p||s(f,p,n,r,o))){E=!1;break}}return o.delete(t),o.delete(e),E}var ma=eP;function tP(t){var e=-1,n=Array(t.size);return t.forEach(function(r,s){n[++e]=[s,r]}),n}var _p=tP;function nP(t){var e=-1,n=Array(t.size);return t.forEach(function(r){n[++e]=r}),n}var As=nP;var rP=1,sP=2,oP="[object Boolean]",iP="[object Date]",aP="[object Error]",_P="[object Map]",cP="[object Number]",lP="[object RegExp]",dP="[object Set]",EP="[object String]",uP="[object Symbol]",fP="[object ArrayBuffer]",pP="[object DataView]",cp=Ve?Ve.prototype:void 0,Zc=cp?cp.valueOf:void 0;function mP(t,e,n,r,s,o,i){switch(n){case pP:if(t.byteLength!=e.byteLength||t.byteOffset!=e.byteOffset)return!1;t=t.buffer,e=e.buffer;case fP:return!(t.byteLength!=e.byteLength||!o(new Is(t),new Is(e)));case oP:case iP:case cP:return Zt(+t,+e);case aP:return t.name==e.name&&t.message==e.message;case lP:case EP:return t==e+"";case _P:var a=_p;case dP:var _=r&rP;if(a||(a=As),t.size!=e.size&&!_)return!1;var c=i.get(t);if(c)return c==e;r|=sP,i.set(t,e);var l=ma(a(t),a(e),r,s,o,i);return i.delete(t),l;case uP:if(Zc)return Zc.call(t)==Zc.call(e)}return!1}var lp=mP;var TP=1,SP=Object.prototype,hP=SP.hasOwnProperty;function RP(t,e,n,r,s,o){var i=n&TP,a=ho(t),_=a.length,c=ho(e),l=c.length;if(_!=l&&!i)return!1;for(var d=_;d--;){var E=a[d];if(!(i?E in e:hP.call(e,E)))return!1}var u=o.get(t),f=o.get(e);if(u&&f)return u==e&&f==t;var p=!0;o.set(t,e),o.set(e,t);for(var m=i;++d<_;){E=a[d];var T=t[E],h=e[E];if(r)var S=i?r(h,T,E,e,t,o):r(T,h,E,t,e,o);if(!(S===void 0?T===h||s(T,h,n,r,o):S)){p=!1;break}m||(m=E=="constructor")}if(p&&!m){var I=t.constructor,U=e.constructor;I!=U&&"constructor"in t&&"constructor"in e&&!(typeof I=="function"&&I instanceof I&&typeof U=="function"&&U instanceof U)&&(p=!1)}return o.delete(t),o.delete(e),p}var dp=RP;var IP=1,Ep="[object Arguments]",up="[object Array]",Ta="[object Object]",OP=Object.prototype,fp=OP.hasOwnProperty;function gP(t,e,n,r,s,o){var i=C(t),a=C(e),_=i?up:Vt(t),c=a?up:Vt(e);_=_==Ep?Ta:_,c=c==Ep?Ta:c;var l=_==Ta,d=c==Ta,E=_==c;if(E&&On(t)){if(!On(e))return!1;i=!0,l=!1}if(E&&!l)return o||(o=new er),i||ls(t)?ma(t,e,n,r,s,o):lp(t,e,_,n,r,s,o);if(!(n&IP)){var u=l&&fp.call(t,"__wrapped__"),f=d&&fp.call(e,"__wrapped__");if(u||f){var p=u?t.value():t,m=f?e.value():e;return o||(o=new er),s(p,m,n,r,o)}}return E?(o||(o=new er),dp(t,e,n,r,s,o)):!1}var pp=gP;function mp(t,e,n,r,s){return t===e?!0:t==null||e==null||!ge(t)&&!ge(e)?t!==t&&e!==e:pp(t,e,n,r,mp,s)}var Sa=mp;var xP=1,AP=2;function CP(t,e,n,r){var s=n.length,o=s,i=!r;if(t==null)return!o;for(t=Object(t);s--;){var a=n[s];if(i&&a[2]?a[1]!==t[a[0]]:!(a[0]in t))return!1}for(;++s<o;){a=n[s];var _=a[0],c=t[_],l=a[1];if(i&&a[2]){if(c===void 0&&!(_ in t))return!1}else{var d=new er;if(r)var E=r(c,l,_,t,e,d);if(!(E===void 0?Sa(l,c,xP|AP,r,d):E))return!1}}return!0}var Tp=CP;function PP(t){return t===t&&!de(t)}var ha=PP;function NP(t){for(var e=Z(t),n=e.length;n--;){var r=e[n],s=t[r];e[n]=[r,s,ha(s)]}return e}var Sp=NP;function yP(t,e){return function(n){return n==null?!1:n[t]===e&&(e!==void 0||t in Object(n))}}var Ra=yP;function MP(t){var e=Sp(t);return e.length==1&&e[0][2]?Ra(e[0][0],e[0][1]):function(n){return n===t||Tp(n,t,e)}}var hp=MP;function LP(t,e){return t!=null&&e in Object(t)}var Rp=LP;function DP(t,e,n){e=Jn(e,t);for(var r=-1,s=e.length,o=!1;++r<s;){var i=nn(e[r]);if(!(o=t!=null&&n(t,i)))break;t=t[i]}return o||++r!=s?o:(s=t==null?0:t.length,!!s&&cs(s)&&Wn(i,s)&&(C(t)||$n(t)))}var Ia=DP;function FP(t,e){return t!=null&&Ia(t,e,Rp)}var Ip=FP;var bP=1,UP=2;function kP(t,e){return ds(t)&&ha(e)?Ra(nn(t),e):function(n){var r=mf(n,t);return r===void 0&&r===e?Ip(n,t):Sa(e,r,bP|UP)}}var Op=kP;function VP(t){return function(e){return e?.[t]}}var gp=VP;function GP(t){return function(e){return ps(e,t)}}var xp=GP;function wP(t){return ds(t)?gp(nn(t)):xp(t)}var Ap=wP;function vP(t){return typeof t=="function"?t:t==null?kt:typeof t=="object"?C(t)?Op(t[0],t[1]):hp(t):Ap(t)}var ye=vP;function BP(t,e,n,r){for(var s=-1,o=t==null?0:t.length;++s<o;){var i=t[s];e(r,i,n(i),t)}return r}var Cp=BP;function KP(t){return function(e,n,r){for(var s=-1,o=Object(e),i=r(e),a=i.length;a--;){var _=i[t?a:++s];if(n(o[_],_,o)===!1)break}return e}}var Pp=KP;var HP=Pp(),Np=HP;function WP(t,e){return t&&Np(t,e,Z)}var yp=WP;function YP(t,e){return function(n,r){if(n==null)return n;if(!Ne(n))return t(n,r);for(var s=n.length,o=e?s:-1,i=Object(n);(e?o--:++o<s)&&r(i[o],o,i)!==!1;);return n}}var Mp=YP;var XP=Mp(yp),ut=XP;function $P(t,e,n,r){return ut(t,function(s,o,i){e(r,s,n(s),i)}),r}var Lp=$P;function jP(t,e){return function(n,r){var s=C(n)?Cp:Lp,o=e?e():{};return s(n,t,ye(r,2),o)}}var Dp=jP;var Fp=Object.prototype,qP=Fp.hasOwnProperty,QP=_s(function(t,e){t=Object(t);var n=-1,r=e.length,s=r>2?e[2]:void 0;for(s&&Xn(e[0],e[1],s)&&(r=1);++n<r;)for(var o=e[n],i=jn(o),a=-1,_=i.length;++a<_;){var c=i[a],l=t[c];(l===void 0||Zt(l,Fp[c])&&!qP.call(t,c))&&(t[c]=o[c])}return t}),Cs=QP;function zP(t){return ge(t)&&Ne(t)}var Jc=zP;function ZP(t,e,n){for(var r=-1,s=t==null?0:t.length;++r<s;)if(n(e,t[r]))return!0;return!1}var Oa=ZP;var JP=200;function eN(t,e,n,r){var s=-1,o=ta,i=!0,a=t.length,_=[],c=e.length;if(!a)return _;n&&(e=Qt(e,tn(n))),r?(o=Oa,i=!1):e.length>=JP&&(o=xs,i=!1,e=new gs(e));e:for(;++s<a;){var l=t[s],d=n==null?l:n(l);if(l=r||l!==0?l:0,i&&d===d){for(var E=c;E--;)if(e[E]===d)continue e;_.push(l)}else o(e,d,r)||_.push(l)}return _}var bp=eN;var tN=_s(function(t,e){return Jc(t)?bp(t,Ts(e,1,Jc,!0)):[]}),nr=tN;function nN(t){var e=t==null?0:t.length;return e?t[e-1]:void 0}var Gt=nN;function rN(t,e,n){var r=t==null?0:t.length;return r?(e=n||e===void 0?1:zt(e),ia(t,e<0?0:e,r)):[]}var xe=rN;function sN(t,e,n){var r=t==null?0:t.length;return r?(e=n||e===void 0?1:zt(e),e=r-e,ia(t,0,e<0?0:e)):[]}var xn=sN;function oN(t){return typeof t=="function"?t:kt}var Up=oN;function iN(t,e){var n=C(t)?Ji:ut;return n(t,Up(e))}var x=iN;function aN(t,e){for(var n=-1,r=t==null?0:t.length;++n<r;)if(!e(t[n],n,t))return!1;return!0}var kp=aN;function _N(t,e){var n=!0;return ut(t,function(r,s,o){return n=!!e(r,s,o),n}),n}var Vp=_N;function cN(t,e,n){var r=C(t)?kp:Vp;return n&&Xn(t,e,n)&&(e=void 0),r(t,ye(e,3))}var Ye=cN;function lN(t,e){var n=[];return ut(t,function(r,s,o){e(r,s,o)&&n.push(r)}),n}var ga=lN;function dN(t,e){var n=C(t)?hs:ga;return n(t,ye(e,3))}var Xe=dN;function EN(t){return function(e,n,r){var s=Object(e);if(!Ne(e)){var o=ye(n,3);e=Z(e),n=function(a){return o(s[a],a,s)}}var i=t(e,n,r);return i>-1?s[o?e[i]:i]:void 0}}var Gp=EN;var uN=Math.max;function fN(t,e,n){var r=t==null?0:t.length;if(!r)return-1;var s=n==null?0:zt(n);return s<0&&(s=uN(r+s,0)),ea(t,ye(e,3),s)}var wp=fN;var pN=Gp(wp),sn=pN;function mN(t){return t&&t.length?t[0]:void 0}var Ge=mN;function TN(t,e){var n=-1,r=Ne(t)?Array(t.length):[];return ut(t,function(s,o,i){r[++n]=e(s,o,i)}),r}var vp=TN;function SN(t,e){var n=C(t)?Qt:vp;return n(t,ye(e,3))}var g=SN;function hN(t,e){return Ts(g(t,e),1)}var st=hN;var RN=Object.prototype,IN=RN.hasOwnProperty,ON=Dp(function(t,e,n){IN.call(t,n)?t[n].push(e):as(t,n,[e])}),el=ON;var gN=Object.prototype,xN=gN.hasOwnProperty;function AN(t,e){return t!=null&&xN.call(t,e)}var Bp=AN;function CN(t,e){return t!=null&&Ia(t,e,Bp)}var A=CN;var PN="[object String]";function NN(t){return typeof t=="string"||!C(t)&&ge(t)&&nt(t)==PN}var De=NN;function yN(t,e){return Qt(e,function(n){return t[n]})}var Kp=yN;function MN(t){return t==null?[]:Kp(t,Z(t))}var j=MN;var LN=Math.max;function DN(t,e,n,r){t=Ne(t)?t:j(t),n=n&&!r?zt(n):0;var s=t.length;return n<0&&(n=LN(s+n,0)),De(t)?n<=s&&t.indexOf(e,n)>-1:!!s&&is(t,e,n)>-1}var se=DN;var FN=Math.max;function bN(t,e,n){var r=t==null?0:t.length;if(!r)return-1;var s=n==null?0:zt(n);return s<0&&(s=FN(r+s,0)),is(t,e,s)}var xa=bN;var UN="[object Map]",kN="[object Set]",VN=Object.prototype,GN=VN.hasOwnProperty;function wN(t){if(t==null)return!0;if(Ne(t)&&(C(t)||typeof t=="string"||typeof t.splice=="function"||On(t)||ls(t)||$n(t)))return!t.length;var e=Vt(t);if(e==UN||e==kN)return!t.size;if(en(t))return!sa(t).length;for(var n in t)if(GN.call(t,n))return!1;return!0}var V=wN;var vN="[object RegExp]";function BN(t){return ge(t)&&nt(t)==vN}var Hp=BN;var Wp=Ct&&Ct.isRegExp,KN=Wp?tn(Wp):Hp,Pt=KN;function HN(t){return t===void 0}var $e=HN;var WN="Expected a function";function YN(t){if(typeof t!="function")throw new TypeError(WN);return function(){var e=arguments;switch(e.length){case 0:return!t.call(this);case 1:return!t.call(this,e[0]);case 2:return!t.call(this,e[0],e[1]);case 3:return!t.call(this,e[0],e[1],e[2])}return!t.apply(this,e)}}var Yp=YN;function XN(t,e,n,r){if(!de(t))return t;e=Jn(e,t);for(var s=-1,o=e.length,i=o-1,a=t;a!=null&&++s<o;){var _=nn(e[s]),c=n;if(_==="__proto__"||_==="constructor"||_==="prototype")return t;if(s!=i){var l=a[_];c=r?r(l,_,a):void 0,c===void 0&&(c=de(l)?l:Wn(e[s+1])?[]:{})}Yn(a,_,c),a=a[_]}return t}var Xp=XN;function $N(t,e,n){for(var r=-1,s=e.length,o={};++r<s;){var i=e[r],a=ps(t,i);n(a,i)&&Xp(o,Jn(i,t),a)}return o}var $p=$N;function jN(t,e){if(t==null)return{};var n=Qt(la(t),function(r){return[r]});return e=ye(e),$p(t,n,function(r,s){return e(r,s[0])})}var ft=jN;function qN(t,e,n,r,s){return s(t,function(o,i,a){n=r?(r=!1,o):e(n,o,i,a)}),n}var jp=qN;function QN(t,e,n){var r=C(t)?Rf:jp,s=arguments.length<3;return r(t,ye(e,4),n,s,ut)}var Me=QN;function zN(t,e){var n=C(t)?hs:ga;return n(t,Yp(ye(e,3)))}var rr=zN;function ZN(t,e){var n;return ut(t,function(r,s,o){return n=e(r,s,o),!n}),!!n}var qp=ZN;function JN(t,e,n){var r=C(t)?pa:qp;return n&&Xn(t,e,n)&&(e=void 0),r(t,ye(e,3))}var Ro=JN;var ey=1/0,ty=tr&&1/As(new tr([,-0]))[1]==ey?function(t){return new tr(t)}:pe,Qp=ty;var ny=200;function ry(t,e,n){var r=-1,s=ta,o=t.length,i=!0,a=[],_=a;if(n)i=!1,s=Oa;else if(o>=ny){var c=e?null:Qp(t);if(c)return As(c);i=!1,s=xs,_=new gs}else _=e?[]:a;e:for(;++r<o;){var l=t[r],d=e?e(l):l;if(l=n||l!==0?l:0,i&&d===d){for(var E=_.length;E--;)if(_[E]===d)continue e;e&&_.push(d),a.push(l)}else s(_,d,n)||(_!==a&&_.push(d),a.push(l))}return a}var zp=ry;function sy(t){return t&&t.length?zp(t):[]}var Ps=sy;function Ns(t){console&&console.error&&console.error(`Error: ${t}`)}function Io(t){console&&console.warn&&console.warn(`Warning: ${t}`)}function Oo(t){let e=new Date().getTime(),n=t();return{time:new Date().getTime()-e,value:n}}function go(t){function e(){}e.prototype=t;let n=new e;function r(){return typeof n.bar}return r(),r(),t;(0,eval)(t)}function oy(t){return iy(t)?t.LABEL:t.name}function iy(t){return De(t.LABEL)&&t.LABEL!==""}var Ot=class{get definition(){return this._definition}set definition(e){this._definition=e}constructor(e){this._definition=e}accept(e){e.visit(this),x(this.definition,n=>{n.accept(e)})}},ee=class extends Ot{constructor(e){super([]),this.idx=1,Ke(this,ft(e,n=>n!==void 0))}set definition(e){}get definition(){return this.referencedRule!==void 0?this.referencedRule.definition:[]}accept(e){e.visit(this)}},ot=class extends Ot{constructor(e){super(e.definition),this.orgText="",Ke(this,ft(e,n=>n!==void 0))}},te=class extends Ot{constructor(e){super(e.definition),this.ignoreAmbiguities=!1,Ke(this,ft(e,n=>n!==void 0))}},re=class extends Ot{constructor(e){super(e.definition),this.idx=1,Ke(this,ft(e,n=>n!==void 0))}},Ae=class extends Ot{constructor(e){super(e.definition),this.idx=1,Ke(this,ft(e,n=>n!==void 0))}},Ce=class extends Ot{constructor(e){super(e.definition),this.idx=1,Ke(this,ft(e,n=>n!==void 0))}},W=class extends Ot{constructor(e){super(e.definition),this.idx=1,Ke(this,ft(e,n=>n!==void 0))}},Te=class extends Ot{constructor(e){super(e.definition),this.idx=1,Ke(this,ft(e,n=>n!==void 0))}},Se=class extends Ot{get definition(){return this._definition}set definition(e){this._definition=e}constructor(e){super(e.definition),this.idx=1,this.ignoreAmbiguities=!1,this.hasPredicates=!1,Ke(this,ft(e,n=>n!==void 0))}},w=class{constructor(e){this.idx=1,Ke(this,ft(e,n=>n!==void 0))}accept(e){e.visit(this)}};function Aa(t){return g(t,ys)}function ys(t){function e(n){return g(n,ys)}if(t instanceof ee){let n={type:"NonTerminal",name:t.nonTerminalName,idx:t.idx};return De(t.label)&&(n.label=t.label),n}else{if(t instanceof te)return{type:"Alternative",definition:e(t.definition)};if(t instanceof re)return{type:"Option",idx:t.idx,definition:e(t.definition)};if(t instanceof Ae)return{type:"RepetitionMandatory",idx:t.idx,definition:e(t.definition)};if(t instanceof Ce)return{type:"RepetitionMandatoryWithSeparator",idx:t.idx,separator:ys(new w({terminalType:t.separator})),definition:e(t.definition)};if(t instanceof Te)return{type:"RepetitionWithSeparator",idx:t.idx,separator:ys(new w({terminalType:t.separator})),definition:e(t.definition)};if(t instanceof W)return{type:"Repetition",idx:t.idx,definition:e(t.definition)};if(t instanceof Se)return{type:"Alternation",idx:t.idx,definition:e(t.definition)};if(t instanceof w){let n={type:"Terminal",name:t.terminalType.name,label:oy(t.terminalType),idx:t.idx};De(t.label)&&(n.terminalLabel=t.label);let r=t.terminalType.PATTERN;return t.terminalType.PATTERN&&(n.pattern=Pt(r)?r.source:r),n}else{if(t instanceof ot)return{type:"Rule",name:t.name,orgText:t.orgText,definition:e(t.definition)};throw Error("non exhaustive match")}}}var it=class{visit(e){let n=e;switch(n.constructor){case ee:return this.visitNonTerminal(n);case te:return this.visitAlternative(n);case re:return this.visitOption(n);case Ae:return this.visitRepetitionMandatory(n);case Ce:return this.visitRepetitionMandatoryWithSeparator(n);case Te:return this.visitRepetitionWithSeparator(n);case W:return this.visitRepetition(n);case Se:return this.visitAlternation(n);case w:return this.visitTerminal(n);case ot:return this.visitRule(n);default:throw Error("non exhaustive match")}}visitNonTerminal(e){}visitAlternative(e){}visitOption(e){}visitRepetition(e){}visitRepetitionMandatory(e){}visitRepetitionMandatoryWithSeparator(e){}visitRepetitionWithSeparator(e){}visitAlternation(e){}visitTerminal(e){}visitRule(e){}};function tl(t){return t instanceof te||t instanceof re||t instanceof W||t instanceof Ae||t instanceof Ce||t instanceof Te||t instanceof w||t instanceof ot}function xr(t,e=[]){return t instanceof re||t instanceof W||t instanceof Te?!0:t instanceof Se?Ro(t.definition,r=>xr(r,e)):t instanceof ee&&se(e,t)?!1:t instanceof Ot?(t instanceof ee&&e.push(t),Ye(t.definition,r=>xr(r,e))):!1}function nl(t){return t instanceof Se}function pt(t){if(t instanceof ee)return"SUBRULE";if(t instanceof re)return"OPTION";if(t instanceof Se)return"OR";if(t instanceof Ae)return"AT_LEAST_ONE";if(t instanceof Ce)return"AT_LEAST_ONE_SEP";if(t instanceof Te)return"MANY_SEP";if(t instanceof W)return"MANY";if(t instanceof w)return"CONSUME";throw Error("non exhaustive match")}var An=class{walk(e,n=[]){x(e.definition,(r,s)=>{let o=xe(e.definition,s+1);if(r instanceof ee)this.walkProdRef(r,o,n);else if(r instanceof w)this.walkTerminal(r,o,n);else if(r instanceof te)this.walkFlat(r,o,n);else if(r instanceof re)this.walkOption(r,o,n);else if(r instanceof Ae)this.walkAtLeastOne(r,o,n);else if(r instanceof Ce)this.walkAtLeastOneSep(r,o,n);else if(r instanceof Te)this.walkManySep(r,o,n);else if(r instanceof W)this.walkMany(r,o,n);else if(r instanceof Se)this.walkOr(r,o,n);else throw Error("non exhaustive match")})}walkTerminal(e,n,r){}walkProdRef(e,n,r){}walkFlat(e,n,r){let s=n.concat(r);this.walk(e,s)}walkOption(e,n,r){let s=n.concat(r);this.walk(e,s)}walkAtLeastOne(e,n,r){let s=[new re({definition:e.definition})].concat(n,r);this.walk(e,s)}walkAtLeastOneSep(e,n,r){let s=Zp(e,n,r);this.walk(e,s)}walkMany(e,n,r){let s=[new re({definition:e.definition})].concat(n,r);this.walk(e,s)}walkManySep(e,n,r){let s=Zp(e,n,r);this.walk(e,s)}walkOr(e,n,r){let s=n.concat(r);x(e.definition,o=>{let i=new te({definition:[o]});this.walk(i,s)})}};function Zp(t,e,n){return[new re({definition:[new w({terminalType:t.separator})].concat(t.definition)})].concat(e,n)}function Ar(t){if(t instanceof ee)return Ar(t.referencedRule);if(t instanceof w)return cy(t);if(tl(t))return ay(t);if(nl(t))return _y(t);throw Error("non exhaustive match")}function ay(t){let e=[],n=t.definition,r=0,s=n.length>r,o,i=!0;for(;s&&i;)o=n[r],i=xr(o),e=e.concat(Ar(o)),r=r+1,s=n.length>r;return Ps(e)}function _y(t){let e=g(t.definition,n=>Ar(n));return Ps(Le(e))}function cy(t){return[t.terminalType]}var Ca="_~IN~_";var rl=class extends An{constructor(e){super(),this.topProd=e,this.follows={}}startWalking(){return this.walk(this.topProd),this.follows}walkTerminal(e,n,r){}walkProdRef(e,n,r){let s=ly(e.referencedRule,e.idx)+this.topProd.name,o=n.concat(r),i=new te({definition:o}),a=Ar(i);this.follows[s]=a}};function Jp(t){let e={};return x(t,n=>{let r=new rl(n).startWalking();Ke(e,r)}),e}function ly(t,e){return t.name+e+Ca}function P(t){return t.charCodeAt(0)}function Pa(t,e){Array.isArray(t)?t.forEach(function(n){e.push(n)}):e.push(t)}function Ms(t,e){if(t[e]===!0)throw"duplicate flag "+e;let n=t[e];t[e]=!0}function Cr(t){if(t===void 0)throw Error("Internal Error - Should never get here!");return!0}function xo(){throw Error("Internal Error - Should never get here!")}function sl(t){return t.type==="Character"}var Ao=[];for(let t=P("0");t<=P("9");t++)Ao.push(t);var Co=[P("_")].concat(Ao);for(let t=P("a");t<=P("z");t++)Co.push(t);for(let t=P("A");t<=P("Z");t++)Co.push(t);var ol=[P(" "),P("\f"),P(`
`),P("\r"),P("	"),P("\v"),P("	"),P("\xA0"),P("\u1680"),P("\u2000"),P("\u2001"),P("\u2002"),P("\u2003"),P("\u2004"),P("\u2005"),P("\u2006"),P("\u2007"),P("\u2008"),P("\u2009"),P("\u200A"),P("\u2028"),P("\u2029"),P("\u202F"),P("\u205F"),P("\u3000"),P("\uFEFF")];var dy=/[0-9a-fA-F]/,Na=/[0-9]/,Ey=/[1-9]/,Po=class{constructor(){this.idx=0,this.input="",this.groupIdx=0}saveState(){return{idx:this.idx,input:this.input,groupIdx:this.groupIdx}}restoreState(e){this.idx=e.idx,this.input=e.input,this.groupIdx=e.groupIdx}pattern(e){this.idx=0,this.input=e,this.groupIdx=0,this.consumeChar("/");let n=this.disjunction();this.consumeChar("/");let r={type:"Flags",loc:{begin:this.idx,end:e.length},global:!1,ignoreCase:!1,multiLine:!1,unicode:!1,sticky:!1};for(;this.isRegExpFlag();)switch(this.popChar()){case"g":Ms(r,"global");break;case"i":Ms(r,"ignoreCase");break;case"m":Ms(r,"multiLine");break;case"u":Ms(r,"unicode");break;case"y":Ms(r,"sticky");break}if(this.idx!==this.input.length)throw Error("Redundant input: "+this.input.substring(this.idx));return{type:"Pattern",flags:r,value:n,loc:this.loc(0)}}disjunction(){let e=[],n=this.idx;for(e.push(this.alternative());this.peekChar()==="|";)this.consumeChar("|"),e.push(this.alternative());return{type:"Disjunction",value:e,loc:this.loc(n)}}alternative(){let e=[],n=this.idx;for(;this.isTerm();)e.push(this.term());return{type:"Alternative",value:e,loc:this.loc(n)}}term(){return this.isAssertion()?this.assertion():this.atom()}assertion(){let e=this.idx;switch(this.popChar()){case"^":return{type:"StartAnchor",loc:this.loc(e)};case"$":return{type:"EndAnchor",loc:this.loc(e)};case"\\":switch(this.popChar()){case"b":return{type:"WordBoundary",loc:this.loc(e)};case"B":return{type:"NonWordBoundary",loc:this.loc(e)}}throw Error("Invalid Assertion Escape");case"(":this.consumeChar("?");let n;switch(this.popChar()){case"=":n="Lookahead";break;case"!":n="NegativeLookahead";break;case"<":{switch(this.popChar()){case"=":n="Lookbehind";break;case"!":n="NegativeLookbehind"}break}}Cr(n);let r=this.disjunction();return this.consumeChar(")"),{type:n,value:r,loc:this.loc(e)}}return xo()}quantifier(e=!1){let n,r=this.idx;switch(this.popChar()){case"*":n={atLeast:0,atMost:1/0};break;case"+":n={atLeast:1,atMost:1/0};break;case"?":n={atLeast:0,atMost:1};break;case"{":let s=this.integerIncludingZero();switch(this.popChar()){case"}":n={atLeast:s,atMost:s};break;case",":let o;this.isDigit()?(o=this.integerIncludingZero(),n={atLeast:s,atMost:o}):n={atLeast:s,atMost:1/0},this.consumeChar("}");break}if(e===!0&&n===void 0)return;Cr(n);break}if(!(e===!0&&n===void 0)&&Cr(n))return this.peekChar(0)==="?"?(this.consumeChar("?"),n.greedy=!1):n.greedy=!0,n.type="Quantifier",n.loc=this.loc(r),n}atom(){let e,n=this.idx;switch(this.peekChar()){case".":e=this.dotAll();break;case"\\":e=this.atomEscape();break;case"[":e=this.characterClass();break;case"(":e=this.group();break}return e===void 0&&this.isPatternCharacter()&&(e=this.patternCharacter()),Cr(e)?(e.loc=this.loc(n),this.isQuantifier()&&(e.quantifier=this.quantifier()),e):xo()}dotAll(){return this.consumeChar("."),{type:"Set",complement:!0,value:[P(`
`),P("\r"),P("\u2028"),P("\u2029")]}}atomEscape(){switch(this.consumeChar("\\"),this.peekChar()){case"1":case"2":case"3":case"4":case"5":case"6":case"7":case"8":case"9":return this.decimalEscapeAtom();case"d":case"D":case"s":case"S":case"w":case"W":return this.characterClassEscape();case"f":case"n":case"r":case"t":case"v":return this.controlEscapeAtom();case"c":return this.controlLetterEscapeAtom();case"0":return this.nulCharacterAtom();case"x":return this.hexEscapeSequenceAtom();case"u":return this.regExpUnicodeEscapeSequenceAtom();default:return this.identityEscapeAtom()}}decimalEscapeAtom(){return{type:"GroupBackReference",value:this.positiveInteger()}}characterClassEscape(){let e,n=!1;switch(this.popChar()){case"d":e=Ao;break;case"D":e=Ao,n=!0;break;case"s":e=ol;break;case"S":e=ol,n=!0;break;case"w":e=Co;break;case"W":e=Co,n=!0;break}return Cr(e)?{type:"Set",value:e,complement:n}:xo()}controlEscapeAtom(){let e;switch(this.popChar()){case"f":e=P("\f");break;case"n":e=P(`
`);break;case"r":e=P("\r");break;case"t":e=P("	");break;case"v":e=P("\v");break}return Cr(e)?{type:"Character",value:e}:xo()}controlLetterEscapeAtom(){this.consumeChar("c");let e=this.popChar();if(/[a-zA-Z]/.test(e)===!1)throw Error("Invalid ");return{type:"Character",value:e.toUpperCase().charCodeAt(0)-64}}nulCharacterAtom(){return this.consumeChar("0"),{type:"Character",value:P("\0")}}hexEscapeSequenceAtom(){return this.consumeChar("x"),this.parseHexDigits(2)}regExpUnicodeEscapeSequenceAtom(){return this.consumeChar("u"),this.parseHexDigits(4)}identityEscapeAtom(){let e=this.popChar();return{type:"Character",value:P(e)}}classPatternCharacterAtom(){switch(this.peekChar()){case`
`:case"\r":case"\u2028":case"\u2029":case"\\":case"]":throw Error("TBD");default:let e=this.popChar();return{type:"Character",value:P(e)}}}characterClass(){let e=[],n=!1;for(this.consumeChar("["),this.peekChar(0)==="^"&&(this.consumeChar("^"),n=!0);this.isClassAtom();){let r=this.classAtom(),s=r.type==="Character";if(sl(r)&&this.isRangeDash()){this.consumeChar("-");let o=this.classAtom(),i=o.type==="Character";if(sl(o)){if(o.value<r.value)throw Error("Range out of order in character class");e.push({from:r.value,to:o.value})}else Pa(r.value,e),e.push(P("-")),Pa(o.value,e)}else Pa(r.value,e)}return this.consumeChar("]"),{type:"Set",complement:n,value:e}}classAtom(){switch(this.peekChar()){case"]":case`
`:case"\r":case"\u2028":case"\u2029":throw Error("TBD");case"\\":return this.classEscape();default:return this.classPatternCharacterAtom()}}classEscape(){switch(this.consumeChar("\\"),this.peekChar()){case"b":return this.consumeChar("b"),{type:"Character",value:P("\b")};case"d":case"D":case"s":case"S":case"w":case"W":return this.characterClassEscape();case"f":case"n":case"r":case"t":case"v":return this.controlEscapeAtom();case"c":return this.controlLetterEscapeAtom();case"0":return this.nulCharacterAtom();case"x":return this.hexEscapeSequenceAtom();case"u":return this.regExpUnicodeEscapeSequenceAtom();default:return this.identityEscapeAtom()}}group(){let e=!0;this.consumeChar("("),this.peekChar(0)==="?"?(this.consumeChar("?"),this.consumeChar(":"),e=!1):this.groupIdx++;let n=this.disjunction();this.consumeChar(")");let r={type:"Group",capturing:e,value:n};return e&&(r.idx=this.groupIdx),r}positiveInteger(){let e=this.popChar();if(Ey.test(e)===!1)throw Error("Expecting a positive integer");for(;Na.test(this.peekChar(0));)e+=this.popChar();return parseInt(e,10)}integerIncludingZero(){let e=this.popChar();if(Na.test(e)===!1)throw Error("Expecting an integer");for(;Na.test(this.peekChar(0));)e+=this.popChar();return parseInt(e,10)}patternCharacter(){let e=this.popChar();switch(e){case`
`:case"\r":case"\u2028":case"\u2029":case"^":case"$":case"\\":case".":case"*":case"+":case"?":case"(":case")":case"[":case"|":throw Error("TBD");default:return{type:"Character",value:P(e)}}}isRegExpFlag(){switch(this.peekChar(0)){case"g":case"i":case"m":case"u":case"y":return!0;default:return!1}}isRangeDash(){return this.peekChar()==="-"&&this.isClassAtom(1)}isDigit(){return Na.test(this.peekChar(0))}isClassAtom(e=0){switch(this.peekChar(e)){case"]":case`
`:case"\r":case"\u2028":case"\u2029":return!1;default:return!0}}isTerm(){return this.isAtom()||this.isAssertion()}isAtom(){if(this.isPatternCharacter())return!0;switch(this.peekChar(0)){case".":case"\\":case"[":case"(":return!0;default:return!1}}isAssertion(){switch(this.peekChar(0)){case"^":case"$":return!0;case"\\":switch(this.peekChar(1)){case"b":case"B":return!0;default:return!1}case"(":return this.peekChar(1)==="?"&&(this.peekChar(2)==="="||this.peekChar(2)==="!"||this.peekChar(2)==="<"&&(this.peekChar(3)==="="||this.peekChar(3)==="!"));default:return!1}}isQuantifier(){let e=this.saveState();try{return this.quantifier(!0)!==void 0}catch{return!1}finally{this.restoreState(e)}}isPatternCharacter(){switch(this.peekChar()){case"^":case"$":case"\\":case".":case"*":case"+":case"?":case"(":case")":case"[":case"|":case"/":case`
`:case"\r":case"\u2028":case"\u2029":return!1;default:return!0}}parseHexDigits(e){let n="";for(let s=0;s<e;s++){let o=this.popChar();if(dy.test(o)===!1)throw Error("Expecting a HexDecimal digits");n+=o}return{type:"Character",value:parseInt(n,16)}}peekChar(e=0){return this.input[this.idx+e]}popChar(){let e=this.peekChar(0);return this.consumeChar(void 0),e}consumeChar(e){if(e!==void 0&&this.input[this.idx]!==e)throw Error("Expected: '"+e+"' but found: '"+this.input[this.idx]+"' at offset: "+this.idx);if(this.idx>=this.input.length)throw Error("Unexpected end of input");this.idx++}loc(e){return{begin:e,end:this.idx}}};var sr=class{visitChildren(e){for(let n in e){let r=e[n];e.hasOwnProperty(n)&&(r.type!==void 0?this.visit(r):Array.isArray(r)&&r.forEach(s=>{this.visit(s)},this))}}visit(e){switch(e.type){case"Pattern":this.visitPattern(e);break;case"Flags":this.visitFlags(e);break;case"Disjunction":this.visitDisjunction(e);break;case"Alternative":this.visitAlternative(e);break;case"StartAnchor":this.visitStartAnchor(e);break;case"EndAnchor":this.visitEndAnchor(e);break;case"WordBoundary":this.visitWordBoundary(e);break;case"NonWordBoundary":this.visitNonWordBoundary(e);break;case"Lookahead":this.visitLookahead(e);break;case"NegativeLookahead":this.visitNegativeLookahead(e);break;case"Lookbehind":this.visitLookbehind(e);break;case"NegativeLookbehind":this.visitNegativeLookbehind(e);break;case"Character":this.visitCharacter(e);break;case"Set":this.visitSet(e);break;case"Group":this.visitGroup(e);break;case"GroupBackReference":this.visitGroupBackReference(e);break;case"Quantifier":this.visitQuantifier(e);break}this.visitChildren(e)}visitPattern(e){}visitFlags(e){}visitDisjunction(e){}visitAlternative(e){}visitStartAnchor(e){}visitEndAnchor(e){}visitWordBoundary(e){}visitNonWordBoundary(e){}visitLookahead(e){}visitNegativeLookahead(e){}visitLookbehind(e){}visitNegativeLookbehind(e){}visitCharacter(e){}visitSet(e){}visitGroup(e){}visitGroupBackReference(e){}visitQuantifier(e){}};var ya={},uy=new Po;function Ls(t){let e=t.toString();if(ya.hasOwnProperty(e))return ya[e];{let n=uy.pattern(e);return ya[e]=n,n}}function em(){ya={}}var nm="Complement Sets are not supported for first char optimization",No=`Unable to use "first char" lexer optimizations:
`;function rm(t,e=!1){try{let n=Ls(t);return il(n.value,{},n.flags.ignoreCase)}catch(n){if(n.message===nm)e&&Io(`${No}	Unable to optimize: < ${t.toString()} >
	Complement Sets cannot be automatically optimized.
	This will disable the lexer's first char optimizations.
	See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#COMPLEMENT for details.`);else{let r="";e&&(r=`
	This will disable the lexer's first char optimizations.
	See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#REGEXP_PARSING for details.`),Ns(`${No}
	Failed parsing: < ${t.toString()} >
	Using the @chevrotain/regexp-to-ast library
	Please open an issue at: https://github.com/chevrotain/chevrotain/issues`+r)}}return[]}function il(t,e,n){switch(t.type){case"Disjunction":for(let s=0;s<t.value.length;s++)il(t.value[s],e,n);break;case"Alternative":let r=t.value;for(let s=0;s<r.length;s++){let o=r[s];switch(o.type){case"EndAnchor":case"GroupBackReference":case"Lookahead":case"NegativeLookahead":case"Lookbehind":case"NegativeLookbehind":case"StartAnchor":case"WordBoundary":case"NonWordBoundary":continue}let i=o;switch(i.type){case"Character":Ma(i.value,e,n);break;case"Set":if(i.complement===!0)throw Error(nm);x(i.value,_=>{if(typeof _=="number")Ma(_,e,n);else{let c=_;if(n===!0)for(let l=c.from;l<=c.to;l++)Ma(l,e,n);else{for(let l=c.from;l<=c.to&&l<Ds;l++)Ma(l,e,n);if(c.to>=Ds){let l=c.from>=Ds?c.from:Ds,d=c.to,E=on(l),u=on(d);for(let f=E;f<=u;f++)e[f]=f}}}});break;case"Group":il(i.value,e,n);break;default:throw Error("Non Exhaustive Match")}let a=i.quantifier!==void 0&&i.quantifier.atLeast===0;if(i.type==="Group"&&al(i)===!1||i.type!=="Group"&&a===!1)break}break;default:throw Error("non exhaustive match!")}return j(e)}function Ma(t,e,n){let r=on(t);e[r]=r,n===!0&&fy(t,e)}function fy(t,e){let n=String.fromCharCode(t),r=n.toUpperCase();if(r!==n){let s=on(r.charCodeAt(0));e[s]=s}else{let s=n.toLowerCase();if(s!==n){let o=on(s.charCodeAt(0));e[o]=o}}}function tm(t,e){return sn(t.value,n=>{if(typeof n=="number")return se(e,n);{let r=n;return sn(e,s=>r.from<=s&&s<=r.to)!==void 0}})}function al(t){let e=t.quantifier;return e&&e.atLeast===0?!0:t.value?C(t.value)?Ye(t.value,al):al(t.value):!1}var _l=class extends sr{constructor(e){super(),this.targetCharCodes=e,this.found=!1}visitChildren(e){if(this.found!==!0){switch(e.type){case"Lookahead":this.visitLookahead(e);return;case"NegativeLookahead":this.visitNegativeLookahead(e);return;case"Lookbehind":this.visitLookbehind(e);return;case"NegativeLookbehind":this.visitNegativeLookbehind(e);return}super.visitChildren(e)}}visitCharacter(e){se(this.targetCharCodes,e.value)&&(this.found=!0)}visitSet(e){e.complement?tm(e,this.targetCharCodes)===void 0&&(this.found=!0):tm(e,this.targetCharCodes)!==void 0&&(this.found=!0)}};function La(t,e){if(e instanceof RegExp){let n=Ls(e),r=new _l(t);return r.visit(n),r.found}else return sn(e,n=>se(t,n.charCodeAt(0)))!==void 0}var Pr="PATTERN",Fs="defaultMode",Da="modes";function om(t,e){e=Cs(e,{debug:!1,safeMode:!1,positionTracking:"full",lineTerminatorCharacters:["\r",`
`],tracer:(h,S)=>S()});let n=e.tracer;n("initCharCodeToOptimizedIndexMap",()=>{Fy()});let r;n("Reject Lexer.NA",()=>{r=rr(t,h=>h[Pr]===Ee.NA)});let s=!1,o;n("Transform Patterns",()=>{s=!1,o=g(r,h=>{let S=h[Pr];if(Pt(S)){let I=S.source;return I.length===1&&I!=="^"&&I!=="$"&&I!=="."&&!S.ignoreCase?I:I.length===2&&I[0]==="\\"&&!se(["d","D","s","S","t","r","n","t","0","c","b","B","f","v","w","W"],I[1])?I[1]:sm(S)}else{if(rt(S))return s=!0,{exec:S};if(typeof S=="object")return s=!0,S;if(typeof S=="string"){if(S.length===1)return S;{let I=S.replace(/[\\^$.*+?()[\]{}|]/g,"\\$&"),U=new RegExp(I);return sm(U)}}else throw Error("non exhaustive match")}})});let i,a,_,c,l;n("misc mapping",()=>{i=g(r,h=>h.tokenTypeIdx),a=g(r,h=>{let S=h.GROUP;if(S!==Ee.SKIPPED){if(De(S))return S;if($e(S))return!1;throw Error("non exhaustive match")}}),_=g(r,h=>{let S=h.LONGER_ALT;if(S)return C(S)?g(S,U=>xa(r,U)):[xa(r,S)]}),c=g(r,h=>h.PUSH_MODE),l=g(r,h=>A(h,"POP_MODE"))});let d;n("Line Terminator Handling",()=>{let h=um(e.lineTerminatorCharacters);d=g(r,S=>!1),e.positionTracking!=="onlyOffset"&&(d=g(r,S=>A(S,"LINE_BREAKS")?!!S.LINE_BREAKS:Em(S,h)===!1&&La(h,S.PATTERN)))});let E,u,f,p;n("Misc Mapping #2",()=>{E=g(r,lm),u=g(o,Ly),f=Me(r,(h,S)=>{let I=S.GROUP;return De(I)&&I!==Ee.SKIPPED&&(h[I]=[]),h},{}),p=g(o,(h,S)=>({pattern:o[S],longerAlt:_[S],canLineTerminator:d[S],isCustom:E[S],short:u[S],group:a[S],push:c[S],pop:l[S],tokenTypeIdx:i[S],tokenType:r[S]}))});let m=!0,T=[];return e.safeMode||n("First Char Optimization",()=>{T=Me(r,(h,S,I)=>{if(typeof S.PATTERN=="string"){let U=S.PATTERN.charCodeAt(0),Q=on(U);cl(h,Q,p[I])}else if(C(S.START_CHARS_HINT)){let U;x(S.START_CHARS_HINT,Q=>{let Ie=typeof Q=="string"?Q.charCodeAt(0):Q,Oe=on(Ie);U!==Oe&&(U=Oe,cl(h,Oe,p[I]))})}else if(Pt(S.PATTERN))if(S.PATTERN.unicode)m=!1,e.ensureOptimizations&&Ns(`${No}	Unable to analyze < ${S.PATTERN.toString()} > pattern.
	The regexp unicode flag is not currently supported by the regexp-to-ast library.
	This will disable the lexer's first char optimizations.
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#UNICODE_OPTIMIZE`);else{let U=rm(S.PATTERN,e.ensureOptimizations);V(U)&&(m=!1),x(U,Q=>{cl(h,Q,p[I])})}else e.ensureOptimizations&&Ns(`${No}	TokenType: <${S.name}> is using a custom token pattern without providing <start_chars_hint> parameter.
	This will disable the lexer's first char optimizations.
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#CUSTOM_OPTIMIZE`),m=!1;return h},[])}),{emptyGroups:f,patternIdxToConfig:p,charCodeToPatternIdxToConfig:T,hasCustom:s,canBeOptimized:m}}function im(t,e){let n=[],r=my(t);n=n.concat(r.errors);let s=Ty(r.valid),o=s.valid;return n=n.concat(s.errors),n=n.concat(py(o)),n=n.concat(Ay(o)),n=n.concat(Cy(o,e)),n=n.concat(Py(o)),n}function py(t){let e=[],n=Xe(t,r=>Pt(r[Pr]));return e=e.concat(hy(n)),e=e.concat(Oy(n)),e=e.concat(gy(n)),e=e.concat(xy(n)),e=e.concat(Ry(n)),e}function my(t){let e=Xe(t,s=>!A(s,Pr)),n=g(e,s=>({message:"Token Type: ->"+s.name+"<- missing static 'PATTERN' property",type:oe.MISSING_PATTERN,tokenTypes:[s]})),r=nr(t,e);return{errors:n,valid:r}}function Ty(t){let e=Xe(t,s=>{let o=s[Pr];return!Pt(o)&&!rt(o)&&!A(o,"exec")&&!De(o)}),n=g(e,s=>({message:"Token Type: ->"+s.name+"<- static 'PATTERN' can only be a RegExp, a Function matching the {CustomPatternMatcherFunc} type or an Object matching the {ICustomPattern} interface.",type:oe.INVALID_PATTERN,tokenTypes:[s]})),r=nr(t,e);return{errors:n,valid:r}}var Sy=/[^\\][$]/;function hy(t){class e extends sr{constructor(){super(...arguments),this.found=!1}visitEndAnchor(o){this.found=!0}}let n=Xe(t,s=>{let o=s.PATTERN;try{let i=Ls(o),a=new e;return a.visit(i),a.found}catch{return Sy.test(o.source)}});return g(n,s=>({message:`Unexpected RegExp Anchor Error:
	Token Type: ->`+s.name+`<- static 'PATTERN' cannot contain end of input anchor '$'
	See chevrotain.io/docs/guide/resolving_lexer_errors.html#ANCHORS	for details.`,type:oe.EOI_ANCHOR_FOUND,tokenTypes:[s]}))}function Ry(t){let e=Xe(t,r=>r.PATTERN.test(""));return g(e,r=>({message:"Token Type: ->"+r.name+"<- static 'PATTERN' must not match an empty string",type:oe.EMPTY_MATCH_PATTERN,tokenTypes:[r]}))}var Iy=/[^\\[][\^]|^\^/;function Oy(t){class e extends sr{constructor(){super(...arguments),this.found=!1}visitStartAnchor(o){this.found=!0}}let n=Xe(t,s=>{let o=s.PATTERN;try{let i=Ls(o),a=new e;return a.visit(i),a.found}catch{return Iy.test(o.source)}});return g(n,s=>({message:`Unexpected RegExp Anchor Error:
	Token Type: ->`+s.name+`<- static 'PATTERN' cannot contain start of input anchor '^'
	See https://chevrotain.io/docs/guide/resolving_lexer_errors.html#ANCHORS	for details.`,type:oe.SOI_ANCHOR_FOUND,tokenTypes:[s]}))}function gy(t){let e=Xe(t,r=>{let s=r[Pr];return s instanceof RegExp&&(s.multiline||s.global)});return g(e,r=>({message:"Token Type: ->"+r.name+"<- static 'PATTERN' may NOT contain global('g') or multiline('m')",type:oe.UNSUPPORTED_FLAGS_FOUND,tokenTypes:[r]}))}function xy(t){let e=[],n=g(t,o=>Me(t,(i,a)=>(o.PATTERN.source===a.PATTERN.source&&!se(e,a)&&a.PATTERN!==Ee.NA&&(e.push(a),i.push(a)),i),[]));n=rn(n);let r=Xe(n,o=>o.length>1);return g(r,o=>{let i=g(o,_=>_.name);return{message:`The same RegExp pattern ->${Ge(o).PATTERN}<-has been used in all of the following Token Types: ${i.join(", ")} <-`,type:oe.DUPLICATE_PATTERNS_FOUND,tokenTypes:o}})}function Ay(t){let e=Xe(t,r=>{if(!A(r,"GROUP"))return!1;let s=r.GROUP;return s!==Ee.SKIPPED&&s!==Ee.NA&&!De(s)});return g(e,r=>({message:"Token Type: ->"+r.name+"<- static 'GROUP' can only be Lexer.SKIPPED/Lexer.NA/A String",type:oe.INVALID_GROUP_TYPE_FOUND,tokenTypes:[r]}))}function Cy(t,e){let n=Xe(t,s=>s.PUSH_MODE!==void 0&&!se(e,s.PUSH_MODE));return g(n,s=>({message:`Token Type: ->${s.name}<- static 'PUSH_MODE' value cannot refer to a Lexer Mode ->${s.PUSH_MODE}<-which does not exist`,type:oe.PUSH_MODE_DOES_NOT_EXIST,tokenTypes:[s]}))}function Py(t){let e=[],n=Me(t,(r,s,o)=>{let i=s.PATTERN;return i===Ee.NA||(De(i)?r.push({str:i,idx:o,tokenType:s}):Pt(i)&&yy(i)&&r.push({str:i.source,idx:o,tokenType:s})),r},[]);return x(t,(r,s)=>{x(n,({str:o,idx:i,tokenType:a})=>{if(s<i&&Ny(o,r.PATTERN)){let _=`Token: ->${a.name}<- can never be matched.
Because it appears AFTER the Token Type ->${r.name}<-in the lexer's definition.
See https://chevrotain.io/docs/guide/resolving_lexer_errors.html#UNREACHABLE`;e.push({message:_,type:oe.UNREACHABLE_PATTERN,tokenTypes:[r,a]})}})}),e}function Ny(t,e){if(Pt(e)){if(My(e))return!1;let n=e.exec(t);return n!==null&&n.index===0}else{if(rt(e))return e(t,0,[],{});if(A(e,"exec"))return e.exec(t,0,[],{});if(typeof e=="string")return e===t;throw Error("non exhaustive match")}}function yy(t){return sn([".","\\","[","]","|","^","$","(",")","?","*","+","{"],n=>t.source.indexOf(n)!==-1)===void 0}function My(t){return/(\(\?=)|(\(\?!)|(\(\?<=)|(\(\?<!)/.test(t.source)}function sm(t){let e=t.ignoreCase?"iy":"y";return new RegExp(`${t.source}`,e)}function am(t,e,n){let r=[];return A(t,Fs)||r.push({message:"A MultiMode Lexer cannot be initialized without a <"+Fs+`> property in its definition
`,type:oe.MULTI_MODE_LEXER_WITHOUT_DEFAULT_MODE}),A(t,Da)||r.push({message:"A MultiMode Lexer cannot be initialized without a <"+Da+`> property in its definition
`,type:oe.MULTI_MODE_LEXER_WITHOUT_MODES_PROPERTY}),A(t,Da)&&A(t,Fs)&&!A(t.modes,t.defaultMode)&&r.push({message:`A MultiMode Lexer cannot be initialized with a ${Fs}: <${t.defaultMode}>which does not exist
`,type:oe.MULTI_MODE_LEXER_DEFAULT_MODE_VALUE_DOES_NOT_EXIST}),A(t,Da)&&x(t.modes,(s,o)=>{x(s,(i,a)=>{if($e(i))r.push({message:`A Lexer cannot be initialized using an undefined Token Type. Mode:<${o}> at index: <${a}>
`,type:oe.LEXER_DEFINITION_CANNOT_CONTAIN_UNDEFINED});else if(A(i,"LONGER_ALT")){let _=C(i.LONGER_ALT)?i.LONGER_ALT:[i.LONGER_ALT];x(_,c=>{!$e(c)&&!se(s,c)&&r.push({message:`A MultiMode Lexer cannot be initialized with a longer_alt <${c.name}> on token <${i.name}> outside of mode <${o}>
`,type:oe.MULTI_MODE_LEXER_LONGER_ALT_NOT_IN_CURRENT_MODE})})}})}),r}function _m(t,e,n){let r=[],s=!1,o=rn(Le(j(t.modes))),i=rr(o,_=>_[Pr]===Ee.NA),a=um(n);return e&&x(i,_=>{let c=Em(_,a);if(c!==!1){let d={message:Dy(_,c),type:c.issue,tokenType:_};r.push(d)}else A(_,"LINE_BREAKS")?_.LINE_BREAKS===!0&&(s=!0):La(a,_.PATTERN)&&(s=!0)}),e&&!s&&r.push({message:`Warning: No LINE_BREAKS Found.
	This Lexer has been defined to track line and column information,
	But none of the Token Types can be identified as matching a line terminator.
	See https://chevrotain.io/docs/guide/resolving_lexer_errors.html#LINE_BREAKS 
	for details.`,type:oe.NO_LINE_BREAKS_FLAGS}),r}function cm(t){let e={},n=Z(t);return x(n,r=>{let s=t[r];if(C(s))e[r]=[];else throw Error("non exhaustive match")}),e}function lm(t){let e=t.PATTERN;if(Pt(e))return!1;if(rt(e))return!0;if(A(e,"exec"))return!0;if(De(e))return!1;throw Error("non exhaustive match")}function Ly(t){return De(t)&&t.length===1?t.charCodeAt(0):!1}var dm={test:function(t){let e=t.length;for(let n=this.lastIndex;n<e;n++){let r=t.charCodeAt(n);if(r===10)return this.lastIndex=n+1,!0;if(r===13)return t.charCodeAt(n+1)===10?this.lastIndex=n+2:this.lastIndex=n+1,!0}return!1},lastIndex:0};function Em(t,e){if(A(t,"LINE_BREAKS"))return!1;if(Pt(t.PATTERN)){try{La(e,t.PATTERN)}catch(n){return{issue:oe.IDENTIFY_TERMINATOR,errMsg:n.message}}return!1}else{if(De(t.PATTERN))return!1;if(lm(t))return{issue:oe.CUSTOM_LINE_BREAK};throw Error("non exhaustive match")}}function Dy(t,e){if(e.issue===oe.IDENTIFY_TERMINATOR)return`Warning: unable to identify line terminator usage in pattern.
	The problem is in the <${t.name}> Token Type
	 Root cause: ${e.errMsg}.
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#IDENTIFY_TERMINATOR`;if(e.issue===oe.CUSTOM_LINE_BREAK)return`Warning: A Custom Token Pattern should specify the <line_breaks> option.
	The problem is in the <${t.name}> Token Type
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#CUSTOM_LINE_BREAK`;throw Error("non exhaustive match")}function um(t){return g(t,n=>De(n)?n.charCodeAt(0):n)}function cl(t,e,n){t[e]===void 0?t[e]=[n]:t[e].push(n)}var Ds=256,Fa=[];function on(t){return t<Ds?t:Fa[t]}function Fy(){if(V(Fa)){Fa=new Array(65536);for(let t=0;t<65536;t++)Fa[t]=t>255?255+~~(t/255):t}}function Cn(t,e){let n=t.tokenTypeIdx;return n===e.tokenTypeIdx?!0:e.isParent===!0&&e.categoryMatchesMap[n]===!0}function bs(t,e){return t.tokenTypeIdx===e.tokenTypeIdx}var fm=1,mm={};function Pn(t){let e=by(t);Uy(e),Vy(e),ky(e),x(e,n=>{n.isParent=n.categoryMatches.length>0})}function by(t){let e=me(t),n=t,r=!0;for(;r;){n=rn(Le(g(n,o=>o.CATEGORIES)));let s=nr(n,e);e=e.concat(s),V(s)?r=!1:n=s}return e}function Uy(t){x(t,e=>{ll(e)||(mm[fm]=e,e.tokenTypeIdx=fm++),pm(e)&&!C(e.CATEGORIES)&&(e.CATEGORIES=[e.CATEGORIES]),pm(e)||(e.CATEGORIES=[]),Gy(e)||(e.categoryMatches=[]),wy(e)||(e.categoryMatchesMap={})})}function ky(t){x(t,e=>{e.categoryMatches=[],x(e.categoryMatchesMap,(n,r)=>{e.categoryMatches.push(mm[r].tokenTypeIdx)})})}function Vy(t){x(t,e=>{Tm([],e)})}function Tm(t,e){x(t,n=>{e.categoryMatchesMap[n.tokenTypeIdx]=!0}),x(e.CATEGORIES,n=>{let r=t.concat(e);se(r,n)||Tm(r,n)})}function ll(t){return A(t,"tokenTypeIdx")}function pm(t){return A(t,"CATEGORIES")}function Gy(t){return A(t,"categoryMatches")}function wy(t){return A(t,"categoryMatchesMap")}function Sm(t){return A(t,"tokenTypeIdx")}var dl={buildUnableToPopLexerModeMessage(t){return`Unable to pop Lexer Mode after encountering Token ->${t.image}<- The Mode Stack is empty`},buildUnexpectedCharactersMessage(t,e,n,r,s,o){return`unexpected character: ->${t.charAt(e)}<- at offset: ${e}, skipped ${n} characters.`}};var oe;(function(t){t[t.MISSING_PATTERN=0]="MISSING_PATTERN",t[t.INVALID_PATTERN=1]="INVALID_PATTERN",t[t.EOI_ANCHOR_FOUND=2]="EOI_ANCHOR_FOUND",t[t.UNSUPPORTED_FLAGS_FOUND=3]="UNSUPPORTED_FLAGS_FOUND",t[t.DUPLICATE_PATTERNS_FOUND=4]="DUPLICATE_PATTERNS_FOUND",t[t.INVALID_GROUP_TYPE_FOUND=5]="INVALID_GROUP_TYPE_FOUND",t[t.PUSH_MODE_DOES_NOT_EXIST=6]="PUSH_MODE_DOES_NOT_EXIST",t[t.MULTI_MODE_LEXER_WITHOUT_DEFAULT_MODE=7]="MULTI_MODE_LEXER_WITHOUT_DEFAULT_MODE",t[t.MULTI_MODE_LEXER_WITHOUT_MODES_PROPERTY=8]="MULTI_MODE_LEXER_WITHOUT_MODES_PROPERTY",t[t.MULTI_MODE_LEXER_DEFAULT_MODE_VALUE_DOES_NOT_EXIST=9]="MULTI_MODE_LEXER_DEFAULT_MODE_VALUE_DOES_NOT_EXIST",t[t.LEXER_DEFINITION_CANNOT_CONTAIN_UNDEFINED=10]="LEXER_DEFINITION_CANNOT_CONTAIN_UNDEFINED",t[t.SOI_ANCHOR_FOUND=11]="SOI_ANCHOR_FOUND",t[t.EMPTY_MATCH_PATTERN=12]="EMPTY_MATCH_PATTERN",t[t.NO_LINE_BREAKS_FLAGS=13]="NO_LINE_BREAKS_FLAGS",t[t.UNREACHABLE_PATTERN=14]="UNREACHABLE_PATTERN",t[t.IDENTIFY_TERMINATOR=15]="IDENTIFY_TERMINATOR",t[t.CUSTOM_LINE_BREAK=16]="CUSTOM_LINE_BREAK",t[t.MULTI_MODE_LEXER_LONGER_ALT_NOT_IN_CURRENT_MODE=17]="MULTI_MODE_LEXER_LONGER_ALT_NOT_IN_CURRENT_MODE"})(oe||(oe={}));var yo={deferDefinitionErrorsHandling:!1,positionTracking:"full",lineTerminatorsPattern:/\n|\r\n?/g,lineTerminatorCharacters:[`
`,"\r"],ensureOptimizations:!1,safeMode:!1,errorMessageProvider:dl,traceInitPerf:!1,skipValidations:!1,recoveryEnabled:!0};Object.freeze(yo);var Ee=class{constructor(e,n=yo){if(this.lexerDefinition=e,this.lexerDefinitionErrors=[],this.lexerDefinitionWarning=[],this.patternIdxToConfig={},this.charCodeToPatternIdxToConfig={},this.modes=[],this.emptyGroups={},this.trackStartLines=!0,this.trackEndLines=!0,this.hasCustom=!1,this.canModeBeOptimized={},this.TRACE_INIT=(s,o)=>{if(this.traceInitPerf===!0){this.traceInitIndent++;let i=new Array(this.traceInitIndent+1).join("	");this.traceInitIndent<this.traceInitMaxIdent&&console.log(`${i}--> <${s}>`);let{time:a,value:_}=Oo(o),c=a>10?console.warn:console.log;return this.traceInitIndent<this.traceInitMaxIdent&&c(`${i}<-- <${s}> time: ${a}ms`),this.traceInitIndent--,_}else return o()},typeof n=="boolean")throw Error(`The second argument to the Lexer constructor is now an ILexerConfig Object.
a boolean 2nd argument is no longer supported`);this.config=Ke({},yo,n);let r=this.config.traceInitPerf;r===!0?(this.traceInitMaxIdent=1/0,this.traceInitPerf=!0):typeof r=="number"&&(this.traceInitMaxIdent=r,this.traceInitPerf=!0),this.traceInitIndent=-1,this.TRACE_INIT("Lexer Constructor",()=>{let s,o=!0;this.TRACE_INIT("Lexer Config handling",()=>{if(this.config.lineTerminatorsPattern===yo.lineTerminatorsPattern)this.config.lineTerminatorsPattern=dm;else if(this.config.lineTerminatorCharacters===yo.lineTerminatorCharacters)throw Error(`Error: Missing <lineTerminatorCharacters> property on the Lexer config.
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#MISSING_LINE_TERM_CHARS`);if(n.safeMode&&n.ensureOptimizations)throw Error('"safeMode" and "ensureOptimizations" flags are mutually exclusive.');this.trackStartLines=/full|onlyStart/i.test(this.config.positionTracking),this.trackEndLines=/full/i.test(this.config.positionTracking),C(e)?s={modes:{defaultMode:me(e)},defaultMode:Fs}:(o=!1,s=me(e))}),this.config.skipValidations===!1&&(this.TRACE_INIT("performRuntimeChecks",()=>{this.lexerDefinitionErrors=this.lexerDefinitionErrors.concat(am(s,this.trackStartLines,this.config.lineTerminatorCharacters))}),this.TRACE_INIT("performWarningRuntimeChecks",()=>{this.lexerDefinitionWarning=this.lexerDefinitionWarning.concat(_m(s,this.trackStartLines,this.config.lineTerminatorCharacters))})),s.modes=s.modes?s.modes:{},x(s.modes,(a,_)=>{s.modes[_]=rr(a,c=>$e(c))});let i=Z(s.modes);if(x(s.modes,(a,_)=>{this.TRACE_INIT(`Mode: <${_}> processing`,()=>{if(this.modes.push(_),this.config.skipValidations===!1&&this.TRACE_INIT("validatePatterns",()=>{this.lexerDefinitionErrors=this.lexerDefinitionErrors.concat(im(a,i))}),V(this.lexerDefinitionErrors)){Pn(a);let c;this.TRACE_INIT("analyzeTokenTypes",()=>{c=om(a,{lineTerminatorCharacters:this.config.lineTerminatorCharacters,positionTracking:n.positionTracking,ensureOptimizations:n.ensureOptimizations,safeMode:n.safeMode,tracer:this.TRACE_INIT})}),this.patternIdxToConfig[_]=c.patternIdxToConfig,this.charCodeToPatternIdxToConfig[_]=c.charCodeToPatternIdxToConfig,this.emptyGroups=Ke({},this.emptyGroups,c.emptyGroups),this.hasCustom=c.hasCustom||this.hasCustom,this.canModeBeOptimized[_]=c.canBeOptimized}})}),this.defaultMode=s.defaultMode,!V(this.lexerDefinitionErrors)&&!this.config.deferDefinitionErrorsHandling){let _=g(this.lexerDefinitionErrors,c=>c.message).join(`-----------------------
`);throw new Error(`Errors detected in definition of Lexer:
`+_)}x(this.lexerDefinitionWarning,a=>{Io(a.message)}),this.TRACE_INIT("Choosing sub-methods implementations",()=>{if(o&&(this.handleModes=pe),this.trackStartLines===!1&&(this.computeNewColumn=kt),this.trackEndLines===!1&&(this.updateTokenEndLineColumnLocation=pe),/full/i.test(this.config.positionTracking))this.createTokenInstance=this.createFullToken;else if(/onlyStart/i.test(this.config.positionTracking))this.createTokenInstance=this.createStartOnlyToken;else if(/onlyOffset/i.test(this.config.positionTracking))this.createTokenInstance=this.createOffsetOnlyToken;else throw Error(`Invalid <positionTracking> config option: "${this.config.positionTracking}"`);this.hasCustom?(this.addToken=this.addTokenUsingPush,this.handlePayload=this.handlePayloadWithCustom):(this.addToken=this.addTokenUsingMemberAccess,this.handlePayload=this.handlePayloadNoCustom)}),this.TRACE_INIT("Failed Optimization Warnings",()=>{let a=Me(this.canModeBeOptimized,(_,c,l)=>(c===!1&&_.push(l),_),[]);if(n.ensureOptimizations&&!V(a))throw Error(`Lexer Modes: < ${a.join(", ")} > cannot be optimized.
	 Disable the "ensureOptimizations" lexer config flag to silently ignore this and run the lexer in an un-optimized mode.
	 Or inspect the console log for details on how to resolve these issues.`)}),this.TRACE_INIT("clearRegExpParserCache",()=>{em()}),this.TRACE_INIT("toFastProperties",()=>{go(this)})})}tokenize(e,n=this.defaultMode){if(!V(this.lexerDefinitionErrors)){let s=g(this.lexerDefinitionErrors,o=>o.message).join(`-----------------------
`);throw new Error(`Unable to Tokenize because Errors detected in definition of Lexer:
`+s)}return this.tokenizeInternal(e,n)}tokenizeInternal(e,n){let r,s,o,i,a,_,c,l,d,E,u,f,p,m,T,h=e,S=h.length,I=0,U=0,Q=this.hasCustom?0:Math.floor(e.length/10),Ie=new Array(Q),Oe=[],_e=this.trackStartLines?1:void 0,ce=this.trackStartLines?1:void 0,Sn=cm(this.emptyGroups),Sr=this.trackStartLines,It=this.config.lineTerminatorsPattern,wn=0,Ut=[],vn=[],hn=[],Bn=[];Object.freeze(Bn);let Rn=!1,ts=v=>{if(hn.length===1&&v.tokenType.PUSH_MODE===void 0){let G=this.config.errorMessageProvider.buildUnableToPopLexerModeMessage(v);Oe.push({offset:v.startOffset,line:v.startLine,column:v.startColumn,length:v.image.length,message:G})}else{hn.pop();let G=Gt(hn);Ut=this.patternIdxToConfig[G],vn=this.charCodeToPatternIdxToConfig[G],wn=Ut.length;let z=this.canModeBeOptimized[G]&&this.config.safeMode===!1;vn&&z?Rn=!0:Rn=!1}};function ns(v){hn.push(v),vn=this.charCodeToPatternIdxToConfig[v],Ut=this.patternIdxToConfig[v],wn=Ut.length,wn=Ut.length;let G=this.canModeBeOptimized[v]&&this.config.safeMode===!1;vn&&G?Rn=!0:Rn=!1}ns.call(this,n);let et,Eo=this.config.recoveryEnabled;for(;I<S;){_=null,d=-1;let v=h.charCodeAt(I),G;if(Rn){let Y=on(v),le=vn[Y];G=le!==void 0?le:Bn}else G=Ut;let z=G.length;for(r=0;r<z;r++){et=G[r];let Y=et.pattern;c=null;let le=et.short;if(le!==!1?v===le&&(d=1,_=Y):et.isCustom===!0?(T=Y.exec(h,I,Ie,Sn),T!==null?(_=T[0],d=_.length,T.payload!==void 0&&(c=T.payload)):_=null):(Y.lastIndex=I,d=this.matchLength(Y,e,I)),d!==-1){if(a=et.longerAlt,a!==void 0){_=e.substring(I,I+d);let lt=a.length;for(o=0;o<lt;o++){let dt=Ut[a[o]],hr=dt.pattern;if(l=null,dt.isCustom===!0?(T=hr.exec(h,I,Ie,Sn),T!==null?(i=T[0],T.payload!==void 0&&(l=T.payload)):i=null):(hr.lastIndex=I,i=this.match(hr,e,I)),i&&i.length>_.length){_=i,d=i.length,c=l,et=dt;break}}}break}}if(d!==-1){if(E=et.group,E!==void 0&&(_=_!==null?_:e.substring(I,I+d),u=et.tokenTypeIdx,f=this.createTokenInstance(_,I,u,et.tokenType,_e,ce,d),this.handlePayload(f,c),E===!1?U=this.addToken(Ie,U,f):Sn[E].push(f)),Sr===!0&&et.canLineTerminator===!0){let Y=0,le,lt;It.lastIndex=0;do _=_!==null?_:e.substring(I,I+d),le=It.test(_),le===!0&&(lt=It.lastIndex-1,Y++);while(le===!0);Y!==0?(_e=_e+Y,ce=d-lt,this.updateTokenEndLineColumnLocation(f,E,lt,Y,_e,ce,d)):ce=this.computeNewColumn(ce,d)}else ce=this.computeNewColumn(ce,d);I=I+d,this.handleModes(et,ts,ns,f)}else{let Y=I,le=_e,lt=ce,dt=Eo===!1;for(;dt===!1&&I<S;)for(I++,s=0;s<wn;s++){let hr=Ut[s],bc=hr.pattern,Wd=hr.short;if(Wd!==!1?h.charCodeAt(I)===Wd&&(dt=!0):hr.isCustom===!0?dt=bc.exec(h,I,Ie,Sn)!==null:(bc.lastIndex=I,dt=bc.exec(e)!==null),dt===!0)break}if(p=I-Y,ce=this.computeNewColumn(ce,p),m=this.config.errorMessageProvider.buildUnexpectedCharactersMessage(h,Y,p,le,lt,Gt(hn)),Oe.push({offset:Y,line:le,column:lt,length:p,message:m}),Eo===!1)break}}return this.hasCustom||(Ie.length=U),{tokens:Ie,groups:Sn,errors:Oe}}handleModes(e,n,r,s){if(e.pop===!0){let o=e.push;n(s),o!==void 0&&r.call(this,o)}else e.push!==void 0&&r.call(this,e.push)}updateTokenEndLineColumnLocation(e,n,r,s,o,i,a){let _,c;n!==void 0&&(_=r===a-1,c=_?-1:0,s===1&&_===!0||(e.endLine=o+c,e.endColumn=i-1+-c))}computeNewColumn(e,n){return e+n}createOffsetOnlyToken(e,n,r,s){return{image:e,startOffset:n,tokenTypeIdx:r,tokenType:s}}createStartOnlyToken(e,n,r,s,o,i){return{image:e,startOffset:n,startLine:o,startColumn:i,tokenTypeIdx:r,tokenType:s}}createFullToken(e,n,r,s,o,i,a){return{image:e,startOffset:n,endOffset:n+a-1,startLine:o,endLine:o,startColumn:i,endColumn:i+a-1,tokenTypeIdx:r,tokenType:s}}addTokenUsingPush(e,n,r){return e.push(r),n}addTokenUsingMemberAccess(e,n,r){return e[n]=r,n++,n}handlePayloadNoCustom(e,n){}handlePayloadWithCustom(e,n){n!==null&&(e.payload=n)}match(e,n,r){return e.test(n)===!0?n.substring(r,e.lastIndex):null}matchLength(e,n,r){return e.test(n)===!0?e.lastIndex-r:-1}};Ee.SKIPPED="This marks a skipped Token pattern, this means each token identified by it will be consumed and then thrown into oblivion, this can be used to for example to completely ignore whitespace.";Ee.NA=/NOT_APPLICABLE/;function Nn(t){return El(t)?t.LABEL:t.name}function El(t){return De(t.LABEL)&&t.LABEL!==""}var vy="parent",hm="categories",Rm="label",Im="group",Om="push_mode",gm="pop_mode",xm="longer_alt",Am="line_breaks",Cm="start_chars_hint";function Nr(t){return By(t)}function By(t){let e=t.pattern,n={};if(n.name=t.name,$e(e)||(n.PATTERN=e),A(t,vy))throw`The parent property is no longer supported.
See: https://github.com/chevrotain/chevrotain/issues/564#issuecomment-349062346 for details.`;return A(t,hm)&&(n.CATEGORIES=t[hm]),Pn([n]),A(t,Rm)&&(n.LABEL=t[Rm]),A(t,Im)&&(n.GROUP=t[Im]),A(t,gm)&&(n.POP_MODE=t[gm]),A(t,Om)&&(n.PUSH_MODE=t[Om]),A(t,xm)&&(n.LONGER_ALT=t[xm]),A(t,Am)&&(n.LINE_BREAKS=t[Am]),A(t,Cm)&&(n.START_CHARS_HINT=t[Cm]),n}var ie=Nr({name:"EOF",pattern:Ee.NA});Pn([ie]);function yr(t,e,n,r,s,o,i,a){return{image:e,startOffset:n,endOffset:r,startLine:s,endLine:o,startColumn:i,endColumn:a,tokenTypeIdx:t.tokenTypeIdx,tokenType:t}}function ul(t,e){return Cn(t,e)}var ba={buildMismatchTokenMessage({expected:t,actual:e,previous:n,ruleName:r}){return`Expecting ${El(t)?`--> ${Nn(t)} <--`:`token of type --> ${t.name} <--`} but found --> '${e.image}' <--`},buildNotAllInputParsedMessage({firstRedundant:t,ruleName:e}){return"Redundant input, expecting EOF but found: "+t.image},buildNoViableAltMessage({expectedPathsPerAlt:t,actual:e,previous:n,customUserDescription:r,ruleName:s}){let o="Expecting: ",a=`
but found: '`+Ge(e).image+"'";if(r)return o+r+a;{let _=Me(t,(E,u)=>E.concat(u),[]),c=g(_,E=>`[${g(E,u=>Nn(u)).join(", ")}]`),d=`one of these possible Token sequences:
${g(c,(E,u)=>`  ${u+1}. ${E}`).join(`
`)}`;return o+d+a}},buildEarlyExitMessage({expectedIterationPaths:t,actual:e,customUserDescription:n,ruleName:r}){let s="Expecting: ",i=`
but found: '`+Ge(e).image+"'";if(n)return s+n+i;{let _=`expecting at least one iteration which starts with one of these possible Token sequences::
  <${g(t,c=>`[${g(c,l=>Nn(l)).join(",")}]`).join(" ,")}>`;return s+_+i}}};Object.freeze(ba);var Pm={buildRuleNotFoundError(t,e){return"Invalid grammar, reference to a rule which is not defined: ->"+e.nonTerminalName+`<-
inside top level rule: ->`+t.name+"<-"}},wt={buildDuplicateFoundError(t,e){function n(l){return l instanceof w?l.terminalType.name:l instanceof ee?l.nonTerminalName:""}let r=t.name,s=Ge(e),o=s.idx,i=pt(s),a=n(s),_=o>0,c=`->${i}${_?o:""}<- ${a?`with argument: ->${a}<-`:""}
                  appears more than once (${e.length} times) in the top level rule: ->${r}<-.                  
                  For further details see: https://chevrotain.io/docs/FAQ.html#NUMERICAL_SUFFIXES 
                  `;return c=c.replace(/[ \t]+/g," "),c=c.replace(/\s\s+/g,`
`),c},buildNamespaceConflictError(t){return`Namespace conflict found in grammar.
The grammar has both a Terminal(Token) and a Non-Terminal(Rule) named: <${t.name}>.
To resolve this make sure each Terminal and Non-Terminal names are unique
This is easy to accomplish by using the convention that Terminal names start with an uppercase letter
and Non-Terminal names start with a lower case letter.`},buildAlternationPrefixAmbiguityError(t){let e=g(t.prefixPath,s=>Nn(s)).join(", "),n=t.alternation.idx===0?"":t.alternation.idx;return`Ambiguous alternatives: <${t.ambiguityIndices.join(" ,")}> due to common lookahead prefix
in <OR${n}> inside <${t.topLevelRule.name}> Rule,
<${e}> may appears as a prefix path in all these alternatives.
See: https://chevrotain.io/docs/guide/resolving_grammar_errors.html#COMMON_PREFIX
For Further details.`},buildAlternationAmbiguityError(t){let e=t.alternation.idx===0?"":t.alternation.idx,n=t.prefixPath.length===0,r=`Ambiguous Alternatives Detected: <${t.ambiguityIndices.join(" ,")}> in <OR${e}> inside <${t.topLevelRule.name}> Rule,
`;if(n)r+=`These alternatives are all empty (match no tokens), making them indistinguishable.
Only the last alternative may be empty.
`;else{let s=g(t.prefixPath,o=>Nn(o)).join(", ");r+=`<${s}> may appears as a prefix path in all these alternatives.
`}return r+=`See: https://chevrotain.io/docs/guide/resolving_grammar_errors.html#AMBIGUOUS_ALTERNATIVES
For Further details.`,r},buildEmptyRepetitionError(t){let e=pt(t.repetition);return t.repetition.idx!==0&&(e+=t.repetition.idx),`The repetition <${e}> within Rule <${t.topLevelRule.name}> can never consume any tokens.
This could lead to an infinite loop.`},buildTokenNameError(t){return"deprecated"},buildEmptyAlternationError(t){return`Ambiguous empty alternative: <${t.emptyChoiceIdx+1}> in <OR${t.alternation.idx}> inside <${t.topLevelRule.name}> Rule.
Only the last alternative may be an empty alternative.`},buildTooManyAlternativesError(t){return`An Alternation cannot have more than 256 alternatives:
<OR${t.alternation.idx}> inside <${t.topLevelRule.name}> Rule.
 has ${t.alternation.definition.length+1} alternatives.`},buildLeftRecursionError(t){let e=t.topLevelRule.name,n=g(t.leftRecursionPath,o=>o.name),r=`${e} --> ${n.concat([e]).join(" --> ")}`;return`Left Recursion found in grammar.
rule: <${e}> can be invoked from itself (directly or indirectly)
without consuming any Tokens. The grammar path that causes this is: 
 ${r}
 To fix this refactor your grammar to remove the left recursion.
see: https://en.wikipedia.org/wiki/LL_parser#Left_factoring.`},buildInvalidRuleNameError(t){return"deprecated"},buildDuplicateRuleNameError(t){let e;return t.topLevelRule instanceof ot?e=t.topLevelRule.name:e=t.topLevelRule,`Duplicate definition, rule: ->${e}<- is already defined in the grammar: ->${t.grammarName}<-`}};function Nm(t,e){let n=new fl(t,e);return n.resolveRefs(),n.errors}var fl=class extends it{constructor(e,n){super(),this.nameToTopRule=e,this.errMsgProvider=n,this.errors=[]}resolveRefs(){x(j(this.nameToTopRule),e=>{this.currTopLevel=e,e.accept(this)})}visitNonTerminal(e){let n=this.nameToTopRule[e.nonTerminalName];if(n)e.referencedRule=n;else{let r=this.errMsgProvider.buildRuleNotFoundError(this.currTopLevel,e);this.errors.push({message:r,type:Fe.UNRESOLVED_SUBRULE_REF,ruleName:this.currTopLevel.name,unresolvedRefName:e.nonTerminalName})}}};var pl=class extends An{constructor(e,n){super(),this.topProd=e,this.path=n,this.possibleTokTypes=[],this.nextProductionName="",this.nextProductionOccurrence=0,this.found=!1,this.isAtEndOfPath=!1}startWalking(){if(this.found=!1,this.path.ruleStack[0]!==this.topProd.name)throw Error("The path does not start with the walker's top Rule!");return this.ruleStack=me(this.path.ruleStack).reverse(),this.occurrenceStack=me(this.path.occurrenceStack).reverse(),this.ruleStack.pop(),this.occurrenceStack.pop(),this.updateExpectedNext(),this.walk(this.topProd),this.possibleTokTypes}walk(e,n=[]){this.found||super.walk(e,n)}walkProdRef(e,n,r){if(e.referencedRule.name===this.nextProductionName&&e.idx===this.nextProductionOccurrence){let s=n.concat(r);this.updateExpectedNext(),this.walk(e.referencedRule,s)}}updateExpectedNext(){V(this.ruleStack)?(this.nextProductionName="",this.nextProductionOccurrence=0,this.isAtEndOfPath=!0):(this.nextProductionName=this.ruleStack.pop(),this.nextProductionOccurrence=this.occurrenceStack.pop())}},Ua=class extends pl{constructor(e,n){super(e,n),this.path=n,this.nextTerminalName="",this.nextTerminalOccurrence=0,this.nextTerminalName=this.path.lastTok.name,this.nextTerminalOccurrence=this.path.lastTokOccurrence}walkTerminal(e,n,r){if(this.isAtEndOfPath&&e.terminalType.name===this.nextTerminalName&&e.idx===this.nextTerminalOccurrence&&!this.found){let s=n.concat(r),o=new te({definition:s});this.possibleTokTypes=Ar(o),this.found=!0}}},Us=class extends An{constructor(e,n){super(),this.topRule=e,this.occurrence=n,this.result={token:void 0,occurrence:void 0,isEndOfRule:void 0}}startWalking(){return this.walk(this.topRule),this.result}},ka=class extends Us{walkMany(e,n,r){if(e.idx===this.occurrence){let s=Ge(n.concat(r));this.result.isEndOfRule=s===void 0,s instanceof w&&(this.result.token=s.terminalType,this.result.occurrence=s.idx)}else super.walkMany(e,n,r)}},Mo=class extends Us{walkManySep(e,n,r){if(e.idx===this.occurrence){let s=Ge(n.concat(r));this.result.isEndOfRule=s===void 0,s instanceof w&&(this.result.token=s.terminalType,this.result.occurrence=s.idx)}else super.walkManySep(e,n,r)}},Va=class extends Us{walkAtLeastOne(e,n,r){if(e.idx===this.occurrence){let s=Ge(n.concat(r));this.result.isEndOfRule=s===void 0,s instanceof w&&(this.result.token=s.terminalType,this.result.occurrence=s.idx)}else super.walkAtLeastOne(e,n,r)}},Lo=class extends Us{walkAtLeastOneSep(e,n,r){if(e.idx===this.occurrence){let s=Ge(n.concat(r));this.result.isEndOfRule=s===void 0,s instanceof w&&(this.result.token=s.terminalType,this.result.occurrence=s.idx)}else super.walkAtLeastOneSep(e,n,r)}};function Ga(t,e,n=[]){n=me(n);let r=[],s=0;function o(a){return a.concat(xe(t,s+1))}function i(a){let _=Ga(o(a),e,n);return r.concat(_)}for(;n.length<e&&s<t.length;){let a=t[s];if(a instanceof te)return i(a.definition);if(a instanceof ee)return i(a.definition);if(a instanceof re)r=i(a.definition);else if(a instanceof Ae){let _=a.definition.concat([new W({definition:a.definition})]);return i(_)}else if(a instanceof Ce){let _=[new te({definition:a.definition}),new W({definition:[new w({terminalType:a.separator})].concat(a.definition)})];return i(_)}else if(a instanceof Te){let _=a.definition.concat([new W({definition:[new w({terminalType:a.separator})].concat(a.definition)})]);r=i(_)}else if(a instanceof W){let _=a.definition.concat([new W({definition:a.definition})]);r=i(_)}else{if(a instanceof Se)return x(a.definition,_=>{V(_.definition)===!1&&(r=i(_.definition))}),r;if(a instanceof w)n.push(a.terminalType);else throw Error("non exhaustive match")}s++}return r.push({partialPath:n,suffixDef:xe(t,s)}),r}function wa(t,e,n,r){let s="EXIT_NONE_TERMINAL",o=[s],i="EXIT_ALTERNATIVE",a=!1,_=e.length,c=_-r-1,l=[],d=[];for(d.push({idx:-1,def:t,ruleStack:[],occurrenceStack:[]});!V(d);){let E=d.pop();if(E===i){a&&Gt(d).idx<=c&&d.pop();continue}let u=E.def,f=E.idx,p=E.ruleStack,m=E.occurrenceStack;if(V(u))continue;let T=u[0];if(T===s){let h={idx:f,def:xe(u),ruleStack:xn(p),occurrenceStack:xn(m)};d.push(h)}else if(T instanceof w)if(f<_-1){let h=f+1,S=e[h];if(n(S,T.terminalType)){let I={idx:h,def:xe(u),ruleStack:p,occurrenceStack:m};d.push(I)}}else if(f===_-1)l.push({nextTokenType:T.terminalType,nextTokenOccurrence:T.idx,ruleStack:p,occurrenceStack:m}),a=!0;else throw Error("non exhaustive match");else if(T instanceof ee){let h=me(p);h.push(T.nonTerminalName);let S=me(m);S.push(T.idx);let I={idx:f,def:T.definition.concat(o,xe(u)),ruleStack:h,occurrenceStack:S};d.push(I)}else if(T instanceof re){let h={idx:f,def:xe(u),ruleStack:p,occurrenceStack:m};d.push(h),d.push(i);let S={idx:f,def:T.definition.concat(xe(u)),ruleStack:p,occurrenceStack:m};d.push(S)}else if(T instanceof Ae){let h=new W({definition:T.definition,idx:T.idx}),S=T.definition.concat([h],xe(u)),I={idx:f,def:S,ruleStack:p,occurrenceStack:m};d.push(I)}else if(T instanceof Ce){let h=new w({terminalType:T.separator}),S=new W({definition:[h].concat(T.definition),idx:T.idx}),I=T.definition.concat([S],xe(u)),U={idx:f,def:I,ruleStack:p,occurrenceStack:m};d.push(U)}else if(T instanceof Te){let h={idx:f,def:xe(u),ruleStack:p,occurrenceStack:m};d.push(h),d.push(i);let S=new w({terminalType:T.separator}),I=new W({definition:[S].concat(T.definition),idx:T.idx}),U=T.definition.concat([I],xe(u)),Q={idx:f,def:U,ruleStack:p,occurrenceStack:m};d.push(Q)}else if(T instanceof W){let h={idx:f,def:xe(u),ruleStack:p,occurrenceStack:m};d.push(h),d.push(i);let S=new W({definition:T.definition,idx:T.idx}),I=T.definition.concat([S],xe(u)),U={idx:f,def:I,ruleStack:p,occurrenceStack:m};d.push(U)}else if(T instanceof Se)for(let h=T.definition.length-1;h>=0;h--){let S=T.definition[h],I={idx:f,def:S.definition.concat(xe(u)),ruleStack:p,occurrenceStack:m};d.push(I),d.push(i)}else if(T instanceof te)d.push({idx:f,def:T.definition.concat(xe(u)),ruleStack:p,occurrenceStack:m});else if(T instanceof ot)d.push(Ky(T,f,p,m));else throw Error("non exhaustive match")}return l}function Ky(t,e,n,r){let s=me(n);s.push(t.name);let o=me(r);return o.push(1),{idx:e,def:t.definition,ruleStack:s,occurrenceStack:o}}var ue;(function(t){t[t.OPTION=0]="OPTION",t[t.REPETITION=1]="REPETITION",t[t.REPETITION_MANDATORY=2]="REPETITION_MANDATORY",t[t.REPETITION_MANDATORY_WITH_SEPARATOR=3]="REPETITION_MANDATORY_WITH_SEPARATOR",t[t.REPETITION_WITH_SEPARATOR=4]="REPETITION_WITH_SEPARATOR",t[t.ALTERNATION=5]="ALTERNATION"})(ue||(ue={}));function Ba(t){if(t instanceof re||t==="Option")return ue.OPTION;if(t instanceof W||t==="Repetition")return ue.REPETITION;if(t instanceof Ae||t==="RepetitionMandatory")return ue.REPETITION_MANDATORY;if(t instanceof Ce||t==="RepetitionMandatoryWithSeparator")return ue.REPETITION_MANDATORY_WITH_SEPARATOR;if(t instanceof Te||t==="RepetitionWithSeparator")return ue.REPETITION_WITH_SEPARATOR;if(t instanceof Se||t==="Alternation")return ue.ALTERNATION;throw Error("non exhaustive match")}function Mm(t,e,n,r,s,o){let i=Do(t,e,n),a=km(i)?bs:Cn;return o(i,r,a,s)}function Lm(t,e,n,r,s,o){let i=Fo(t,e,s,n),a=km(i)?bs:Cn;return o(i[0],a,r)}function Dm(t,e,n,r){let s=t.length,o=Ye(t,i=>Ye(i,a=>a.length===1));if(e)return function(i){let a=g(i,_=>_.GATE);for(let _=0;_<s;_++){let c=t[_],l=c.length,d=a[_];if(!(d!==void 0&&d.call(this)===!1))e:for(let E=0;E<l;E++){let u=c[E],f=u.length;for(let p=0;p<f;p++){let m=this.LA_FAST(p+1);if(n(m,u[p])===!1)continue e}return _}}};if(o&&!r){let i=g(t,_=>Le(_)),a=Me(i,(_,c,l)=>(x(c,d=>{A(_,d.tokenTypeIdx)||(_[d.tokenTypeIdx]=l),x(d.categoryMatches,E=>{A(_,E)||(_[E]=l)})}),_),{});return function(){let _=this.LA_FAST(1);return a[_.tokenTypeIdx]}}else return function(){for(let i=0;i<s;i++){let a=t[i],_=a.length;e:for(let c=0;c<_;c++){let l=a[c],d=l.length;for(let E=0;E<d;E++){let u=this.LA_FAST(E+1);if(n(u,l[E])===!1)continue e}return i}}}}function Fm(t,e,n){let r=Ye(t,o=>o.length===1),s=t.length;if(r&&!n){let o=Le(t);if(o.length===1&&V(o[0].categoryMatches)){let a=o[0].tokenTypeIdx;return function(){return this.LA_FAST(1).tokenTypeIdx===a}}else{let i=Me(o,(a,_,c)=>(a[_.tokenTypeIdx]=!0,x(_.categoryMatches,l=>{a[l]=!0}),a),[]);return function(){let a=this.LA_FAST(1);return i[a.tokenTypeIdx]===!0}}}else return function(){e:for(let o=0;o<s;o++){let i=t[o],a=i.length;for(let _=0;_<a;_++){let c=this.LA_FAST(_+1);if(e(c,i[_])===!1)continue e}return!0}return!1}}var Tl=class extends An{constructor(e,n,r){super(),this.topProd=e,this.targetOccurrence=n,this.targetProdType=r}startWalking(){return this.walk(this.topProd),this.restDef}checkIsTarget(e,n,r,s){return e.idx===this.targetOccurrence&&this.targetProdType===n?(this.restDef=r.concat(s),!0):!1}walkOption(e,n,r){this.checkIsTarget(e,ue.OPTION,n,r)||super.walkOption(e,n,r)}walkAtLeastOne(e,n,r){this.checkIsTarget(e,ue.REPETITION_MANDATORY,n,r)||super.walkOption(e,n,r)}walkAtLeastOneSep(e,n,r){this.checkIsTarget(e,ue.REPETITION_MANDATORY_WITH_SEPARATOR,n,r)||super.walkOption(e,n,r)}walkMany(e,n,r){this.checkIsTarget(e,ue.REPETITION,n,r)||super.walkOption(e,n,r)}walkManySep(e,n,r){this.checkIsTarget(e,ue.REPETITION_WITH_SEPARATOR,n,r)||super.walkOption(e,n,r)}},va=class extends it{constructor(e,n,r){super(),this.targetOccurrence=e,this.targetProdType=n,this.targetRef=r,this.result=[]}checkIsTarget(e,n){e.idx===this.targetOccurrence&&this.targetProdType===n&&(this.targetRef===void 0||e===this.targetRef)&&(this.result=e.definition)}visitOption(e){this.checkIsTarget(e,ue.OPTION)}visitRepetition(e){this.checkIsTarget(e,ue.REPETITION)}visitRepetitionMandatory(e){this.checkIsTarget(e,ue.REPETITION_MANDATORY)}visitRepetitionMandatoryWithSeparator(e){this.checkIsTarget(e,ue.REPETITION_MANDATORY_WITH_SEPARATOR)}visitRepetitionWithSeparator(e){this.checkIsTarget(e,ue.REPETITION_WITH_SEPARATOR)}visitAlternation(e){this.checkIsTarget(e,ue.ALTERNATION)}};function ym(t){let e=new Array(t);for(let n=0;n<t;n++)e[n]=[];return e}function ml(t){let e=[""];for(let n=0;n<t.length;n++){let r=t[n],s=[];for(let o=0;o<e.length;o++){let i=e[o];s.push(i+"_"+r.tokenTypeIdx);for(let a=0;a<r.categoryMatches.length;a++){let _="_"+r.categoryMatches[a];s.push(i+_)}}e=s}return e}function Hy(t,e,n){for(let r=0;r<t.length;r++){if(r===n)continue;let s=t[r];for(let o=0;o<e.length;o++){let i=e[o];if(s[i]===!0)return!1}}return!0}function bm(t,e){let n=g(t,i=>Ga([i],1)),r=ym(n.length),s=g(n,i=>{let a={};return x(i,_=>{let c=ml(_.partialPath);x(c,l=>{a[l]=!0})}),a}),o=n;for(let i=1;i<=e;i++){let a=o;o=ym(a.length);for(let _=0;_<a.length;_++){let c=a[_];for(let l=0;l<c.length;l++){let d=c[l].partialPath,E=c[l].suffixDef,u=ml(d);if(Hy(s,u,_)||V(E)||d.length===e){let p=r[_];if(Ka(p,d)===!1){p.push(d);for(let m=0;m<u.length;m++){let T=u[m];s[_][T]=!0}}}else{let p=Ga(E,i+1,d);o[_]=o[_].concat(p),x(p,m=>{let T=ml(m.partialPath);x(T,h=>{s[_][h]=!0})})}}}}return r}function Do(t,e,n,r){let s=new va(t,ue.ALTERNATION,r);return e.accept(s),bm(s.result,n)}function Fo(t,e,n,r){let s=new va(t,n);e.accept(s);let o=s.result,a=new Tl(e,t,n).startWalking(),_=new te({definition:o}),c=new te({definition:a});return bm([_,c],r)}function Ka(t,e){e:for(let n=0;n<t.length;n++){let r=t[n];if(r.length===e.length){for(let s=0;s<r.length;s++){let o=e[s],i=r[s];if((o===i||i.categoryMatchesMap[o.tokenTypeIdx]!==void 0)===!1)continue e}return!0}}return!1}function Um(t,e){return t.length<e.length&&Ye(t,(n,r)=>{let s=e[r];return n===s||s.categoryMatchesMap[n.tokenTypeIdx]})}function km(t){return Ye(t,e=>Ye(e,n=>Ye(n,r=>V(r.categoryMatches))))}function Vm(t){let e=t.lookaheadStrategy.validate({rules:t.rules,tokenTypes:t.tokenTypes,grammarName:t.grammarName});return g(e,n=>Object.assign({type:Fe.CUSTOM_LOOKAHEAD_VALIDATION},n))}function Gm(t,e,n,r){let s=st(t,_=>Wy(_,n)),o=Qy(t,e,n),i=st(t,_=>$y(_,n)),a=st(t,_=>Xy(_,t,r,n));return s.concat(o,i,a)}function Wy(t,e){let n=new Sl;t.accept(n);let r=n.allProductions,s=el(r,Yy),o=ft(s,a=>a.length>1);return g(j(o),a=>{let _=Ge(a),c=e.buildDuplicateFoundError(t,a),l=pt(_),d={message:c,type:Fe.DUPLICATE_PRODUCTIONS,ruleName:t.name,dslName:l,occurrence:_.idx},E=wm(_);return E&&(d.parameter=E),d})}function Yy(t){return`${pt(t)}_#_${t.idx}_#_${wm(t)}`}function wm(t){return t instanceof w?t.terminalType.name:t instanceof ee?t.nonTerminalName:""}var Sl=class extends it{constructor(){super(...arguments),this.allProductions=[]}visitNonTerminal(e){this.allProductions.push(e)}visitOption(e){this.allProductions.push(e)}visitRepetitionWithSeparator(e){this.allProductions.push(e)}visitRepetitionMandatory(e){this.allProductions.push(e)}visitRepetitionMandatoryWithSeparator(e){this.allProductions.push(e)}visitRepetition(e){this.allProductions.push(e)}visitAlternation(e){this.allProductions.push(e)}visitTerminal(e){this.allProductions.push(e)}};function Xy(t,e,n,r){let s=[];if(Me(e,(i,a)=>a.name===t.name?i+1:i,0)>1){let i=r.buildDuplicateRuleNameError({topLevelRule:t,grammarName:n});s.push({message:i,type:Fe.DUPLICATE_RULE_NAME,ruleName:t.name})}return s}function vm(t,e,n){let r=[],s;return se(e,t)||(s=`Invalid rule override, rule: ->${t}<- cannot be overridden in the grammar: ->${n}<-as it is not defined in any of the super grammars `,r.push({message:s,type:Fe.INVALID_RULE_OVERRIDE,ruleName:t})),r}function Rl(t,e,n,r=[]){let s=[],o=Ha(e.definition);if(V(o))return[];{let i=t.name;se(o,t)&&s.push({message:n.buildLeftRecursionError({topLevelRule:t,leftRecursionPath:r}),type:Fe.LEFT_RECURSION,ruleName:i});let _=nr(o,r.concat([t])),c=st(_,l=>{let d=me(r);return d.push(l),Rl(t,l,n,d)});return s.concat(c)}}function Ha(t){let e=[];if(V(t))return e;let n=Ge(t);if(n instanceof ee)e.push(n.referencedRule);else if(n instanceof te||n instanceof re||n instanceof Ae||n instanceof Ce||n instanceof Te||n instanceof W)e=e.concat(Ha(n.definition));else if(n instanceof Se)e=Le(g(n.definition,o=>Ha(o.definition)));else if(!(n instanceof w))throw Error("non exhaustive match");let r=xr(n),s=t.length>1;if(r&&s){let o=xe(t);return e.concat(Ha(o))}else return e}var bo=class extends it{constructor(){super(...arguments),this.alternations=[]}visitAlternation(e){this.alternations.push(e)}};function Bm(t,e){let n=new bo;t.accept(n);let r=n.alternations;return st(r,o=>{let i=xn(o.definition);return st(i,(a,_)=>{let c=wa([a],[],Cn,1);return V(c)?[{message:e.buildEmptyAlternationError({topLevelRule:t,alternation:o,emptyChoiceIdx:_}),type:Fe.NONE_LAST_EMPTY_ALT,ruleName:t.name,occurrence:o.idx,alternative:_+1}]:[]})})}function Km(t,e,n){let r=new bo;t.accept(r);let s=r.alternations;return s=rr(s,i=>i.ignoreAmbiguities===!0),st(s,i=>{let a=i.idx,_=i.maxLookahead||e,c=Do(a,t,_,i),l=jy(c,i,t,n),d=qy(c,i,t,n);return l.concat(d)})}var hl=class extends it{constructor(){super(...arguments),this.allProductions=[]}visitRepetitionWithSeparator(e){this.allProductions.push(e)}visitRepetitionMandatory(e){this.allProductions.push(e)}visitRepetitionMandatoryWithSeparator(e){this.allProductions.push(e)}visitRepetition(e){this.allProductions.push(e)}};function $y(t,e){let n=new bo;t.accept(n);let r=n.alternations;return st(r,o=>o.definition.length>255?[{message:e.buildTooManyAlternativesError({topLevelRule:t,alternation:o}),type:Fe.TOO_MANY_ALTS,ruleName:t.name,occurrence:o.idx}]:[])}function Hm(t,e,n){let r=[];return x(t,s=>{let o=new hl;s.accept(o);let i=o.allProductions;x(i,a=>{let _=Ba(a),c=a.maxLookahead||e,l=a.idx,E=Fo(l,s,_,c)[0];if(V(Le(E))){let u=n.buildEmptyRepetitionError({topLevelRule:s,repetition:a});r.push({message:u,type:Fe.NO_NON_EMPTY_LOOKAHEAD,ruleName:s.name})}})}),r}function jy(t,e,n,r){let s=[],o=Me(t,(a,_,c)=>(e.definition[c].ignoreAmbiguities===!0||x(_,l=>{let d=[c];x(t,(E,u)=>{c!==u&&Ka(E,l)&&e.definition[u].ignoreAmbiguities!==!0&&d.push(u)}),d.length>1&&!Ka(s,l)&&(s.push(l),a.push({alts:d,path:l}))}),a),[]);return g(o,a=>{let _=g(a.alts,l=>l+1);return{message:r.buildAlternationAmbiguityError({topLevelRule:n,alternation:e,ambiguityIndices:_,prefixPath:a.path}),type:Fe.AMBIGUOUS_ALTS,ruleName:n.name,occurrence:e.idx,alternatives:a.alts}})}function qy(t,e,n,r){let s=Me(t,(i,a,_)=>{let c=g(a,l=>({idx:_,path:l}));return i.concat(c)},[]);return rn(st(s,i=>{if(e.definition[i.idx].ignoreAmbiguities===!0)return[];let _=i.idx,c=i.path,l=Xe(s,E=>e.definition[E.idx].ignoreAmbiguities!==!0&&E.idx<_&&Um(E.path,c));return g(l,E=>{let u=[E.idx+1,_+1],f=e.idx===0?"":e.idx;return{message:r.buildAlternationPrefixAmbiguityError({topLevelRule:n,alternation:e,ambiguityIndices:u,prefixPath:E.path}),type:Fe.AMBIGUOUS_PREFIX_ALTS,ruleName:n.name,occurrence:f,alternatives:u}})}))}function Qy(t,e,n){let r=[],s=g(e,o=>o.name);return x(t,o=>{let i=o.name;if(se(s,i)){let a=n.buildNamespaceConflictError(o);r.push({message:a,type:Fe.CONFLICT_TOKENS_RULES_NAMESPACE,ruleName:i})}}),r}function Wm(t){let e=Cs(t,{errMsgProvider:Pm}),n={};return x(t.rules,r=>{n[r.name]=r}),Nm(n,e.errMsgProvider)}function Ym(t){return t=Cs(t,{errMsgProvider:wt}),Gm(t.rules,t.tokenTypes,t.errMsgProvider,t.grammarName)}var Xm="MismatchedTokenException",$m="NoViableAltException",jm="EarlyExitException",qm="NotAllInputParsedException",Qm=[Xm,$m,jm,qm];Object.freeze(Qm);function an(t){return se(Qm,t.name)}var ks=class extends Error{constructor(e,n){super(e),this.token=n,this.resyncedTokens=[],Object.setPrototypeOf(this,new.target.prototype),Error.captureStackTrace&&Error.captureStackTrace(this,this.constructor)}},Mr=class extends ks{constructor(e,n,r){super(e,n),this.previousToken=r,this.name=Xm}},Uo=class extends ks{constructor(e,n,r){super(e,n),this.previousToken=r,this.name=$m}},ko=class extends ks{constructor(e,n){super(e,n),this.name=qm}},Vo=class extends ks{constructor(e,n,r){super(e,n),this.previousToken=r,this.name=jm}};var Il={},gl="InRuleRecoveryException",Ol=class extends Error{constructor(e){super(e),this.name=gl}},Wa=class{initRecoverable(e){this.firstAfterRepMap={},this.resyncFollows={},this.recoveryEnabled=A(e,"recoveryEnabled")?e.recoveryEnabled:at.recoveryEnabled,this.recoveryEnabled&&(this.attemptInRepetitionRecovery=zy)}getTokenToInsert(e){let n=yr(e,"",NaN,NaN,NaN,NaN,NaN,NaN);return n.isInsertedInRecovery=!0,n}canTokenTypeBeInsertedInRecovery(e){return!0}canTokenTypeBeDeletedInRecovery(e){return!0}tryInRepetitionRecovery(e,n,r,s){let o=this.findReSyncTokenType(),i=this.exportLexerState(),a=[],_=!1,c=this.LA_FAST(1),l=this.LA_FAST(1),d=()=>{let E=this.LA(0),u=this.errorMessageProvider.buildMismatchTokenMessage({expected:s,actual:c,previous:E,ruleName:this.getCurrRuleFullName()}),f=new Mr(u,c,this.LA(0));f.resyncedTokens=xn(a),this.SAVE_ERROR(f)};for(;!_;)if(this.tokenMatcher(l,s)){d();return}else if(r.call(this)){d(),e.apply(this,n);return}else this.tokenMatcher(l,o)?_=!0:(l=this.SKIP_TOKEN(),this.addToResyncTokens(l,a));this.importLexerState(i)}shouldInRepetitionRecoveryBeTried(e,n,r){return!(r===!1||this.tokenMatcher(this.LA_FAST(1),e)||this.isBackTracking()||this.canPerformInRuleRecovery(e,this.getFollowsForInRuleRecovery(e,n)))}getFollowsForInRuleRecovery(e,n){let r=this.getCurrentGrammarPath(e,n);return this.getNextPossibleTokenTypes(r)}tryInRuleRecovery(e,n){if(this.canRecoverWithSingleTokenInsertion(e,n))return this.getTokenToInsert(e);if(this.canRecoverWithSingleTokenDeletion(e)){let r=this.SKIP_TOKEN();return this.consumeToken(),r}throw new Ol("sad sad panda")}canPerformInRuleRecovery(e,n){return this.canRecoverWithSingleTokenInsertion(e,n)||this.canRecoverWithSingleTokenDeletion(e)}canRecoverWithSingleTokenInsertion(e,n){if(!this.canTokenTypeBeInsertedInRecovery(e)||V(n))return!1;let r=this.LA_FAST(1);return sn(n,o=>this.tokenMatcher(r,o))!==void 0}canRecoverWithSingleTokenDeletion(e){return this.canTokenTypeBeDeletedInRecovery(e)?this.tokenMatcher(this.LA(2),e):!1}isInCurrentRuleReSyncSet(e){let n=this.getCurrFollowKey(),r=this.getFollowSetFromFollowKey(n);return se(r,e)}findReSyncTokenType(){let e=this.flattenFollowSet(),n=this.LA_FAST(1),r=2;for(;;){let s=sn(e,o=>ul(n,o));if(s!==void 0)return s;n=this.LA(r),r++}}getCurrFollowKey(){if(this.RULE_STACK_IDX===0)return Il;let e=this.currRuleShortName,n=this.getLastExplicitRuleOccurrenceIndex(),r=this.getPreviousExplicitRuleShortName();return{ruleName:this.shortRuleNameToFullName(e),idxInCallingRule:n,inRule:this.shortRuleNameToFullName(r)}}buildFullFollowKeyStack(){let e=this.RULE_STACK,n=this.RULE_OCCURRENCE_STACK,r=this.RULE_STACK_IDX+1,s=new Array(r);for(let o=0;o<r;o++)o===0?s[o]=Il:s[o]={ruleName:this.shortRuleNameToFullName(e[o]),idxInCallingRule:n[o],inRule:this.shortRuleNameToFullName(e[o-1])};return s}flattenFollowSet(){let e=g(this.buildFullFollowKeyStack(),n=>this.getFollowSetFromFollowKey(n));return Le(e)}getFollowSetFromFollowKey(e){if(e===Il)return[ie];let n=e.ruleName+e.idxInCallingRule+Ca+e.inRule;return this.resyncFollows[n]}addToResyncTokens(e,n){return this.tokenMatcher(e,ie)||n.push(e),n}reSyncTo(e){let n=[],r=this.LA_FAST(1);for(;this.tokenMatcher(r,e)===!1;)r=this.SKIP_TOKEN(),this.addToResyncTokens(r,n);return xn(n)}attemptInRepetitionRecovery(e,n,r,s,o,i,a){}getCurrentGrammarPath(e,n){let r=this.getHumanReadableRuleStack(),s=this.RULE_OCCURRENCE_STACK.slice(0,this.RULE_OCCURRENCE_STACK_IDX+1);return{ruleStack:r,occurrenceStack:s,lastTok:e,lastTokOccurrence:n}}getHumanReadableRuleStack(){let e=this.RULE_STACK_IDX+1,n=new Array(e);for(let r=0;r<e;r++)n[r]=this.shortRuleNameToFullName(this.RULE_STACK[r]);return n}};function zy(t,e,n,r,s,o,i){let a=this.getKeyForAutomaticLookahead(r,s),_=this.firstAfterRepMap[a];if(_===void 0){let E=this.getCurrRuleFullName(),u=this.getGAstProductions()[E];_=new o(u,s).startWalking(),this.firstAfterRepMap[a]=_}let c=_.token,l=_.occurrence,d=_.isEndOfRule;this.RULE_STACK_IDX===0&&d&&c===void 0&&(c=ie,l=1),!(c===void 0||l===void 0)&&this.shouldInRepetitionRecoveryBeTried(c,l,i)&&this.tryInRepetitionRecovery(t,e,n,c)}function Ya(t,e,n){return n|e|t}var Go=class{constructor(e){var n;this.maxLookahead=(n=e?.maxLookahead)!==null&&n!==void 0?n:at.maxLookahead}validate(e){let n=this.validateNoLeftRecursion(e.rules);if(V(n)){let r=this.validateEmptyOrAlternatives(e.rules),s=this.validateAmbiguousAlternationAlternatives(e.rules,this.maxLookahead),o=this.validateSomeNonEmptyLookaheadPath(e.rules,this.maxLookahead);return[...n,...r,...s,...o]}return n}validateNoLeftRecursion(e){return st(e,n=>Rl(n,n,wt))}validateEmptyOrAlternatives(e){return st(e,n=>Bm(n,wt))}validateAmbiguousAlternationAlternatives(e,n){return st(e,r=>Km(r,n,wt))}validateSomeNonEmptyLookaheadPath(e,n){return Hm(e,n,wt)}buildLookaheadForAlternation(e){return Mm(e.prodOccurrence,e.rule,e.maxLookahead,e.hasPredicates,e.dynamicTokensEnabled,Dm)}buildLookaheadForOptional(e){return Lm(e.prodOccurrence,e.rule,e.maxLookahead,e.dynamicTokensEnabled,Ba(e.prodType),Fm)}};var $a=class{initLooksAhead(e){this.dynamicTokensEnabled=A(e,"dynamicTokensEnabled")?e.dynamicTokensEnabled:at.dynamicTokensEnabled,this.maxLookahead=A(e,"maxLookahead")?e.maxLookahead:at.maxLookahead,this.lookaheadStrategy=A(e,"lookaheadStrategy")?e.lookaheadStrategy:new Go({maxLookahead:this.maxLookahead}),this.lookAheadFuncsCache=new Map}preComputeLookaheadFunctions(e){x(e,n=>{this.TRACE_INIT(`${n.name} Rule Lookahead`,()=>{let{alternation:r,repetition:s,option:o,repetitionMandatory:i,repetitionMandatoryWithSeparator:a,repetitionWithSeparator:_}=Zy(n);x(r,c=>{let l=c.idx===0?"":c.idx;this.TRACE_INIT(`${pt(c)}${l}`,()=>{let d=this.lookaheadStrategy.buildLookaheadForAlternation({prodOccurrence:c.idx,rule:n,maxLookahead:c.maxLookahead||this.maxLookahead,hasPredicates:c.hasPredicates,dynamicTokensEnabled:this.dynamicTokensEnabled}),E=Ya(this.fullRuleNameToShort[n.name],256,c.idx);this.setLaFuncCache(E,d)})}),x(s,c=>{this.computeLookaheadFunc(n,c.idx,768,"Repetition",c.maxLookahead,pt(c))}),x(o,c=>{this.computeLookaheadFunc(n,c.idx,512,"Option",c.maxLookahead,pt(c))}),x(i,c=>{this.computeLookaheadFunc(n,c.idx,1024,"RepetitionMandatory",c.maxLookahead,pt(c))}),x(a,c=>{this.computeLookaheadFunc(n,c.idx,1536,"RepetitionMandatoryWithSeparator",c.maxLookahead,pt(c))}),x(_,c=>{this.computeLookaheadFunc(n,c.idx,1280,"RepetitionWithSeparator",c.maxLookahead,pt(c))})})})}computeLookaheadFunc(e,n,r,s,o,i){this.TRACE_INIT(`${i}${n===0?"":n}`,()=>{let a=this.lookaheadStrategy.buildLookaheadForOptional({prodOccurrence:n,rule:e,maxLookahead:o||this.maxLookahead,dynamicTokensEnabled:this.dynamicTokensEnabled,prodType:s}),_=Ya(this.fullRuleNameToShort[e.name],r,n);this.setLaFuncCache(_,a)})}getKeyForAutomaticLookahead(e,n){return Ya(this.currRuleShortName,e,n)}getLaFuncFromCache(e){return this.lookAheadFuncsCache.get(e)}setLaFuncCache(e,n){this.lookAheadFuncsCache.set(e,n)}},xl=class extends it{constructor(){super(...arguments),this.dslMethods={option:[],alternation:[],repetition:[],repetitionWithSeparator:[],repetitionMandatory:[],repetitionMandatoryWithSeparator:[]}}reset(){this.dslMethods={option:[],alternation:[],repetition:[],repetitionWithSeparator:[],repetitionMandatory:[],repetitionMandatoryWithSeparator:[]}}visitOption(e){this.dslMethods.option.push(e)}visitRepetitionWithSeparator(e){this.dslMethods.repetitionWithSeparator.push(e)}visitRepetitionMandatory(e){this.dslMethods.repetitionMandatory.push(e)}visitRepetitionMandatoryWithSeparator(e){this.dslMethods.repetitionMandatoryWithSeparator.push(e)}visitRepetition(e){this.dslMethods.repetition.push(e)}visitAlternation(e){this.dslMethods.alternation.push(e)}},Xa=new xl;function Zy(t){Xa.reset(),t.accept(Xa);let e=Xa.dslMethods;return Xa.reset(),e}function Pl(t,e){isNaN(t.startOffset)===!0?(t.startOffset=e.startOffset,t.endOffset=e.endOffset):t.endOffset<e.endOffset&&(t.endOffset=e.endOffset)}function Nl(t,e){isNaN(t.startOffset)===!0?(t.startOffset=e.startOffset,t.startColumn=e.startColumn,t.startLine=e.startLine,t.endOffset=e.endOffset,t.endColumn=e.endColumn,t.endLine=e.endLine):t.endOffset<e.endOffset&&(t.endOffset=e.endOffset,t.endColumn=e.endColumn,t.endLine=e.endLine)}function zm(t,e,n){t.children[n]===void 0?t.children[n]=[e]:t.children[n].push(e)}function Zm(t,e,n){t.children[e]===void 0?t.children[e]=[n]:t.children[e].push(n)}var Jy="name";function yl(t,e){Object.defineProperty(t,Jy,{enumerable:!1,configurable:!0,writable:!1,value:e})}function eM(t,e){let n=Z(t),r=n.length;for(let s=0;s<r;s++){let o=n[s],i=t[o],a=i.length;for(let _=0;_<a;_++){let c=i[_];c.tokenTypeIdx===void 0&&this[c.name](c.children,e)}}}function Jm(t,e){let n=function(){};yl(n,t+"BaseSemantics");let r={visit:function(s,o){if(C(s)&&(s=s[0]),!$e(s))return this[s.name](s.children,o)},validateVisitor:function(){let s=tM(this,e);if(!V(s)){let o=g(s,i=>i.msg);throw Error(`Errors Detected in CST Visitor <${this.constructor.name}>:
	${o.join(`

`).replace(/\n/g,`
	`)}`)}}};return n.prototype=r,n.prototype.constructor=n,n._RULE_NAMES=e,n}function eT(t,e,n){let r=function(){};yl(r,t+"BaseSemanticsWithDefaults");let s=Object.create(n.prototype);return x(e,o=>{s[o]=eM}),r.prototype=s,r.prototype.constructor=r,r}var Ml;(function(t){t[t.REDUNDANT_METHOD=0]="REDUNDANT_METHOD",t[t.MISSING_METHOD=1]="MISSING_METHOD"})(Ml||(Ml={}));function tM(t,e){return nM(t,e)}function nM(t,e){let n=Xe(e,s=>rt(t[s])===!1),r=g(n,s=>({msg:`Missing visitor method: <${s}> on ${t.constructor.name} CST Visitor.`,type:Ml.MISSING_METHOD,methodName:s}));return rn(r)}var za=class{initTreeBuilder(e){if(this.CST_STACK=[],this.outputCst=e.outputCst,this.nodeLocationTracking=A(e,"nodeLocationTracking")?e.nodeLocationTracking:at.nodeLocationTracking,!this.outputCst)this.cstInvocationStateUpdate=pe,this.cstFinallyStateUpdate=pe,this.cstPostTerminal=pe,this.cstPostNonTerminal=pe,this.cstPostRule=pe;else if(/full/i.test(this.nodeLocationTracking))this.recoveryEnabled?(this.setNodeLocationFromToken=Nl,this.setNodeLocationFromNode=Nl,this.cstPostRule=pe,this.setInitialNodeLocation=this.setInitialNodeLocationFullRecovery):(this.setNodeLocationFromToken=pe,this.setNodeLocationFromNode=pe,this.cstPostRule=this.cstPostRuleFull,this.setInitialNodeLocation=this.setInitialNodeLocationFullRegular);else if(/onlyOffset/i.test(this.nodeLocationTracking))this.recoveryEnabled?(this.setNodeLocationFromToken=Pl,this.setNodeLocationFromNode=Pl,this.cstPostRule=pe,this.setInitialNodeLocation=this.setInitialNodeLocationOnlyOffsetRecovery):(this.setNodeLocationFromToken=pe,this.setNodeLocationFromNode=pe,this.cstPostRule=this.cstPostRuleOnlyOffset,this.setInitialNodeLocation=this.setInitialNodeLocationOnlyOffsetRegular);else if(/none/i.test(this.nodeLocationTracking))this.setNodeLocationFromToken=pe,this.setNodeLocationFromNode=pe,this.cstPostRule=pe,this.setInitialNodeLocation=pe;else throw Error(`Invalid <nodeLocationTracking> config option: "${e.nodeLocationTracking}"`)}setInitialNodeLocationOnlyOffsetRecovery(e){e.location={startOffset:NaN,endOffset:NaN}}setInitialNodeLocationOnlyOffsetRegular(e){e.location={startOffset:this.LA_FAST(1).startOffset,endOffset:NaN}}setInitialNodeLocationFullRecovery(e){e.location={startOffset:NaN,startLine:NaN,startColumn:NaN,endOffset:NaN,endLine:NaN,endColumn:NaN}}setInitialNodeLocationFullRegular(e){let n=this.LA_FAST(1);e.location={startOffset:n.startOffset,startLine:n.startLine,startColumn:n.startColumn,endOffset:NaN,endLine:NaN,endColumn:NaN}}cstInvocationStateUpdate(e){let n={name:e,children:Object.create(null)};this.setInitialNodeLocation(n),this.CST_STACK.push(n)}cstFinallyStateUpdate(){this.CST_STACK.pop()}cstPostRuleFull(e){let n=this.LA(0),r=e.location;r.startOffset<=n.startOffset?(r.endOffset=n.endOffset,r.endLine=n.endLine,r.endColumn=n.endColumn):(r.startOffset=NaN,r.startLine=NaN,r.startColumn=NaN)}cstPostRuleOnlyOffset(e){let n=this.LA(0),r=e.location;r.startOffset<=n.startOffset?r.endOffset=n.endOffset:r.startOffset=NaN}cstPostTerminal(e,n){let r=this.CST_STACK[this.CST_STACK.length-1];zm(r,n,e),this.setNodeLocationFromToken(r.location,n)}cstPostNonTerminal(e,n){let r=this.CST_STACK[this.CST_STACK.length-1];Zm(r,n,e),this.setNodeLocationFromNode(r.location,e.location)}getBaseCstVisitorConstructor(){if($e(this.baseCstVisitorConstructor)){let e=Jm(this.className,Z(this.gastProductionsCache));return this.baseCstVisitorConstructor=e,e}return this.baseCstVisitorConstructor}getBaseCstVisitorConstructorWithDefaults(){if($e(this.baseCstVisitorWithDefaultsConstructor)){let e=eT(this.className,Z(this.gastProductionsCache),this.getBaseCstVisitorConstructor());return this.baseCstVisitorWithDefaultsConstructor=e,e}return this.baseCstVisitorWithDefaultsConstructor}getPreviousExplicitRuleShortName(){return this.RULE_STACK[this.RULE_STACK_IDX-1]}getLastExplicitRuleOccurrenceIndex(){return this.RULE_OCCURRENCE_STACK[this.RULE_OCCURRENCE_STACK_IDX]}};var Za=class{initLexerAdapter(){this.tokVector=[],this.tokVectorLength=0,this.currIdx=-1}set input(e){if(this.selfAnalysisDone!==!0)throw Error("Missing <performSelfAnalysis> invocation at the end of the Parser's constructor.");this.reset(),this.tokVector=e,this.tokVectorLength=e.length}get input(){return this.tokVector}SKIP_TOKEN(){return this.currIdx<=this.tokVectorLength-2?(this.consumeToken(),this.LA_FAST(1)):yn}LA_FAST(e){let n=this.currIdx+e;return this.tokVector[n]}LA(e){let n=this.currIdx+e;return n<0||this.tokVectorLength<=n?yn:this.tokVector[n]}consumeToken(){this.currIdx++}exportLexerState(){return this.currIdx}importLexerState(e){this.currIdx=e}resetLexerState(){this.currIdx=-1}moveToTerminatedState(){this.currIdx=this.tokVectorLength-1}getLexerPosition(){return this.exportLexerState()}};var Ja=class{ACTION(e){return e.call(this)}consume(e,n,r){return this.consumeInternal(n,e,r)}subrule(e,n,r){return this.subruleInternal(n,e,r)}option(e,n){return this.optionInternal(n,e)}or(e,n){return this.orInternal(n,e)}many(e,n){return this.manyInternal(e,n)}atLeastOne(e,n){return this.atLeastOneInternal(e,n)}CONSUME(e,n){return this.consumeInternal(e,0,n)}CONSUME1(e,n){return this.consumeInternal(e,1,n)}CONSUME2(e,n){return this.consumeInternal(e,2,n)}CONSUME3(e,n){return this.consumeInternal(e,3,n)}CONSUME4(e,n){return this.consumeInternal(e,4,n)}CONSUME5(e,n){return this.consumeInternal(e,5,n)}CONSUME6(e,n){return this.consumeInternal(e,6,n)}CONSUME7(e,n){return this.consumeInternal(e,7,n)}CONSUME8(e,n){return this.consumeInternal(e,8,n)}CONSUME9(e,n){return this.consumeInternal(e,9,n)}SUBRULE(e,n){return this.subruleInternal(e,0,n)}SUBRULE1(e,n){return this.subruleInternal(e,1,n)}SUBRULE2(e,n){return this.subruleInternal(e,2,n)}SUBRULE3(e,n){return this.subruleInternal(e,3,n)}SUBRULE4(e,n){return this.subruleInternal(e,4,n)}SUBRULE5(e,n){return this.subruleInternal(e,5,n)}SUBRULE6(e,n){return this.subruleInternal(e,6,n)}SUBRULE7(e,n){return this.subruleInternal(e,7,n)}SUBRULE8(e,n){return this.subruleInternal(e,8,n)}SUBRULE9(e,n){return this.subruleInternal(e,9,n)}OPTION(e){return this.optionInternal(e,0)}OPTION1(e){return this.optionInternal(e,1)}OPTION2(e){return this.optionInternal(e,2)}OPTION3(e){return this.optionInternal(e,3)}OPTION4(e){return this.optionInternal(e,4)}OPTION5(e){return this.optionInternal(e,5)}OPTION6(e){return this.optionInternal(e,6)}OPTION7(e){return this.optionInternal(e,7)}OPTION8(e){return this.optionInternal(e,8)}OPTION9(e){return this.optionInternal(e,9)}OR(e){return this.orInternal(e,0)}OR1(e){return this.orInternal(e,1)}OR2(e){return this.orInternal(e,2)}OR3(e){return this.orInternal(e,3)}OR4(e){return this.orInternal(e,4)}OR5(e){return this.orInternal(e,5)}OR6(e){return this.orInternal(e,6)}OR7(e){return this.orInternal(e,7)}OR8(e){return this.orInternal(e,8)}OR9(e){return this.orInternal(e,9)}MANY(e){this.manyInternal(0,e)}MANY1(e){this.manyInternal(1,e)}MANY2(e){this.manyInternal(2,e)}MANY3(e){this.manyInternal(3,e)}MANY4(e){this.manyInternal(4,e)}MANY5(e){this.manyInternal(5,e)}MANY6(e){this.manyInternal(6,e)}MANY7(e){this.manyInternal(7,e)}MANY8(e){this.manyInternal(8,e)}MANY9(e){this.manyInternal(9,e)}MANY_SEP(e){this.manySepFirstInternal(0,e)}MANY_SEP1(e){this.manySepFirstInternal(1,e)}MANY_SEP2(e){this.manySepFirstInternal(2,e)}MANY_SEP3(e){this.manySepFirstInternal(3,e)}MANY_SEP4(e){this.manySepFirstInternal(4,e)}MANY_SEP5(e){this.manySepFirstInternal(5,e)}MANY_SEP6(e){this.manySepFirstInternal(6,e)}MANY_SEP7(e){this.manySepFirstInternal(7,e)}MANY_SEP8(e){this.manySepFirstInternal(8,e)}MANY_SEP9(e){this.manySepFirstInternal(9,e)}AT_LEAST_ONE(e){this.atLeastOneInternal(0,e)}AT_LEAST_ONE1(e){return this.atLeastOneInternal(1,e)}AT_LEAST_ONE2(e){this.atLeastOneInternal(2,e)}AT_LEAST_ONE3(e){this.atLeastOneInternal(3,e)}AT_LEAST_ONE4(e){this.atLeastOneInternal(4,e)}AT_LEAST_ONE5(e){this.atLeastOneInternal(5,e)}AT_LEAST_ONE6(e){this.atLeastOneInternal(6,e)}AT_LEAST_ONE7(e){this.atLeastOneInternal(7,e)}AT_LEAST_ONE8(e){this.atLeastOneInternal(8,e)}AT_LEAST_ONE9(e){this.atLeastOneInternal(9,e)}AT_LEAST_ONE_SEP(e){this.atLeastOneSepFirstInternal(0,e)}AT_LEAST_ONE_SEP1(e){this.atLeastOneSepFirstInternal(1,e)}AT_LEAST_ONE_SEP2(e){this.atLeastOneSepFirstInternal(2,e)}AT_LEAST_ONE_SEP3(e){this.atLeastOneSepFirstInternal(3,e)}AT_LEAST_ONE_SEP4(e){this.atLeastOneSepFirstInternal(4,e)}AT_LEAST_ONE_SEP5(e){this.atLeastOneSepFirstInternal(5,e)}AT_LEAST_ONE_SEP6(e){this.atLeastOneSepFirstInternal(6,e)}AT_LEAST_ONE_SEP7(e){this.atLeastOneSepFirstInternal(7,e)}AT_LEAST_ONE_SEP8(e){this.atLeastOneSepFirstInternal(8,e)}AT_LEAST_ONE_SEP9(e){this.atLeastOneSepFirstInternal(9,e)}RULE(e,n,r=Vs){if(se(this.definedRulesNames,e)){let i={message:wt.buildDuplicateRuleNameError({topLevelRule:e,grammarName:this.className}),type:Fe.DUPLICATE_RULE_NAME,ruleName:e};this.definitionErrors.push(i)}this.definedRulesNames.push(e);let s=this.defineRule(e,n,r);return this[e]=s,s}OVERRIDE_RULE(e,n,r=Vs){let s=vm(e,this.definedRulesNames,this.className);this.definitionErrors=this.definitionErrors.concat(s);let o=this.defineRule(e,n,r);return this[e]=o,o}BACKTRACK(e,n){var r;let s=(r=e.coreRule)!==null&&r!==void 0?r:e;return function(){this.isBackTrackingStack.push(1);let o=this.saveRecogState();try{return s.apply(this,n),!0}catch(i){if(an(i))return!1;throw i}finally{this.reloadRecogState(o),this.isBackTrackingStack.pop()}}}getGAstProductions(){return this.gastProductionsCache}getSerializedGastProductions(){return Aa(j(this.gastProductionsCache))}};var e_=class{initRecognizerEngine(e,n){if(this.className=this.constructor.name,this.shortRuleNameToFull={},this.fullRuleNameToShort={},this.ruleShortNameIdx=256,this.tokenMatcher=bs,this.subruleIdx=0,this.currRuleShortName=0,this.definedRulesNames=[],this.tokensMap={},this.isBackTrackingStack=[],this.RULE_STACK=[],this.RULE_STACK_IDX=-1,this.RULE_OCCURRENCE_STACK=[],this.RULE_OCCURRENCE_STACK_IDX=-1,this.gastProductionsCache={},A(n,"serializedGrammar"))throw Error(`The Parser's configuration can no longer contain a <serializedGrammar> property.
	See: https://chevrotain.io/docs/changes/BREAKING_CHANGES.html#_6-0-0
	For Further details.`);if(C(e)){if(V(e))throw Error(`A Token Vocabulary cannot be empty.
	Note that the first argument for the parser constructor
	is no longer a Token vector (since v4.0).`);if(typeof e[0].startOffset=="number")throw Error(`The Parser constructor no longer accepts a token vector as the first argument.
	See: https://chevrotain.io/docs/changes/BREAKING_CHANGES.html#_4-0-0
	For Further details.`)}if(C(e))this.tokensMap=Me(e,(o,i)=>(o[i.name]=i,o),{});else if(A(e,"modes")&&Ye(Le(j(e.modes)),Sm)){let o=Le(j(e.modes)),i=Ps(o);this.tokensMap=Me(i,(a,_)=>(a[_.name]=_,a),{})}else if(de(e))this.tokensMap=me(e);else throw new Error("<tokensDictionary> argument must be An Array of Token constructors, A dictionary of Token constructors or an IMultiModeLexerDefinition");this.tokensMap.EOF=ie;let r=A(e,"modes")?Le(j(e.modes)):j(e),s=Ye(r,o=>V(o.categoryMatches));this.tokenMatcher=s?bs:Cn,Pn(j(this.tokensMap))}defineRule(e,n,r){if(this.selfAnalysisDone)throw Error(`Grammar rule <${e}> may not be defined after the 'performSelfAnalysis' method has been called'
Make sure that all grammar rule definitions are done before 'performSelfAnalysis' is called.`);let s=A(r,"resyncEnabled")?r.resyncEnabled:Vs.resyncEnabled,o=A(r,"recoveryValueFunc")?r.recoveryValueFunc:Vs.recoveryValueFunc,i=this.ruleShortNameIdx<<12;this.ruleShortNameIdx++,this.shortRuleNameToFull[i]=e,this.fullRuleNameToShort[e]=i;let a;return this.outputCst===!0?a=function(...d){try{this.ruleInvocationStateUpdate(i,e,this.subruleIdx),n.apply(this,d);let E=this.CST_STACK[this.CST_STACK.length-1];return this.cstPostRule(E),E}catch(E){return this.invokeRuleCatch(E,s,o)}finally{this.ruleFinallyStateUpdate()}}:a=function(...d){try{return this.ruleInvocationStateUpdate(i,e,this.subruleIdx),n.apply(this,d)}catch(E){return this.invokeRuleCatch(E,s,o)}finally{this.ruleFinallyStateUpdate()}},Object.assign(function(...d){this.onBeforeParse(e);try{return a.apply(this,d)}finally{this.onAfterParse(e)}},{ruleName:e,originalGrammarAction:n,coreRule:a})}invokeRuleCatch(e,n,r){let s=this.RULE_STACK_IDX===0,o=n&&!this.isBackTracking()&&this.recoveryEnabled;if(an(e)){let i=e;if(o){let a=this.findReSyncTokenType();if(this.isInCurrentRuleReSyncSet(a))if(i.resyncedTokens=this.reSyncTo(a),this.outputCst){let _=this.CST_STACK[this.CST_STACK.length-1];return _.recoveredNode=!0,_}else return r(e);else{if(this.outputCst){let _=this.CST_STACK[this.CST_STACK.length-1];_.recoveredNode=!0,i.partialCstResult=_}throw i}}else{if(s)return this.moveToTerminatedState(),r(e);throw i}}else throw e}optionInternal(e,n){let r=this.getKeyForAutomaticLookahead(512,n);return this.optionInternalLogic(e,n,r)}optionInternalLogic(e,n,r){let s=this.getLaFuncFromCache(r),o;if(typeof e!="function"){o=e.DEF;let i=e.GATE;if(i!==void 0){let a=s;s=()=>i.call(this)&&a.call(this)}}else o=e;if(s.call(this)===!0)return o.call(this)}atLeastOneInternal(e,n){let r=this.getKeyForAutomaticLookahead(1024,e);return this.atLeastOneInternalLogic(e,n,r)}atLeastOneInternalLogic(e,n,r){let s=this.getLaFuncFromCache(r),o;if(typeof n!="function"){o=n.DEF;let i=n.GATE;if(i!==void 0){let a=s;s=()=>i.call(this)&&a.call(this)}}else o=n;if(s.call(this)===!0){let i=this.doSingleRepetition(o);for(;s.call(this)===!0&&i===!0;)i=this.doSingleRepetition(o)}else throw this.raiseEarlyExitException(e,ue.REPETITION_MANDATORY,n.ERR_MSG);this.attemptInRepetitionRecovery(this.atLeastOneInternal,[e,n],s,1024,e,Va)}atLeastOneSepFirstInternal(e,n){let r=this.getKeyForAutomaticLookahead(1536,e);this.atLeastOneSepFirstInternalLogic(e,n,r)}atLeastOneSepFirstInternalLogic(e,n,r){let s=n.DEF,o=n.SEP;if(this.getLaFuncFromCache(r).call(this)===!0){s.call(this);let a=()=>this.tokenMatcher(this.LA_FAST(1),o);for(;this.tokenMatcher(this.LA_FAST(1),o)===!0;)this.CONSUME(o),s.call(this);this.attemptInRepetitionRecovery(this.repetitionSepSecondInternal,[e,o,a,s,Lo],a,1536,e,Lo)}else throw this.raiseEarlyExitException(e,ue.REPETITION_MANDATORY_WITH_SEPARATOR,n.ERR_MSG)}manyInternal(e,n){let r=this.getKeyForAutomaticLookahead(768,e);return this.manyInternalLogic(e,n,r)}manyInternalLogic(e,n,r){let s=this.getLaFuncFromCache(r),o;if(typeof n!="function"){o=n.DEF;let a=n.GATE;if(a!==void 0){let _=s;s=()=>a.call(this)&&_.call(this)}}else o=n;let i=!0;for(;s.call(this)===!0&&i===!0;)i=this.doSingleRepetition(o);this.attemptInRepetitionRecovery(this.manyInternal,[e,n],s,768,e,ka,i)}manySepFirstInternal(e,n){let r=this.getKeyForAutomaticLookahead(1280,e);this.manySepFirstInternalLogic(e,n,r)}manySepFirstInternalLogic(e,n,r){let s=n.DEF,o=n.SEP;if(this.getLaFuncFromCache(r).call(this)===!0){s.call(this);let a=()=>this.tokenMatcher(this.LA_FAST(1),o);for(;this.tokenMatcher(this.LA_FAST(1),o)===!0;)this.CONSUME(o),s.call(this);this.attemptInRepetitionRecovery(this.repetitionSepSecondInternal,[e,o,a,s,Mo],a,1280,e,Mo)}}repetitionSepSecondInternal(e,n,r,s,o){for(;r();)this.CONSUME(n),s.call(this);this.attemptInRepetitionRecovery(this.repetitionSepSecondInternal,[e,n,r,s,o],r,1536,e,o)}doSingleRepetition(e){let n=this.getLexerPosition();return e.call(this),this.getLexerPosition()>n}orInternal(e,n){let r=this.getKeyForAutomaticLookahead(256,n),s=C(e)?e:e.DEF,i=this.getLaFuncFromCache(r).call(this,s);if(i!==void 0)return s[i].ALT.call(this);this.raiseNoAltException(n,e.ERR_MSG)}ruleFinallyStateUpdate(){this.RULE_STACK_IDX--,this.RULE_OCCURRENCE_STACK_IDX--,this.RULE_STACK_IDX>=0&&(this.currRuleShortName=this.RULE_STACK[this.RULE_STACK_IDX]),this.cstFinallyStateUpdate()}subruleInternal(e,n,r){let s;try{let o=r!==void 0?r.ARGS:void 0;return this.subruleIdx=n,s=e.coreRule.apply(this,o),this.cstPostNonTerminal(s,r!==void 0&&r.LABEL!==void 0?r.LABEL:e.ruleName),s}catch(o){throw this.subruleInternalError(o,r,e.ruleName)}}subruleInternalError(e,n,r){throw an(e)&&e.partialCstResult!==void 0&&(this.cstPostNonTerminal(e.partialCstResult,n!==void 0&&n.LABEL!==void 0?n.LABEL:r),delete e.partialCstResult),e}consumeInternal(e,n,r){let s;try{let o=this.LA_FAST(1);this.tokenMatcher(o,e)===!0?(this.consumeToken(),s=o):this.consumeInternalError(e,o,r)}catch(o){s=this.consumeInternalRecovery(e,n,o)}return this.cstPostTerminal(r!==void 0&&r.LABEL!==void 0?r.LABEL:e.name,s),s}consumeInternalError(e,n,r){let s,o=this.LA(0);throw r!==void 0&&r.ERR_MSG?s=r.ERR_MSG:s=this.errorMessageProvider.buildMismatchTokenMessage({expected:e,actual:n,previous:o,ruleName:this.getCurrRuleFullName()}),this.SAVE_ERROR(new Mr(s,n,o))}consumeInternalRecovery(e,n,r){if(this.recoveryEnabled&&r.name==="MismatchedTokenException"&&!this.isBackTracking()){let s=this.getFollowsForInRuleRecovery(e,n);try{return this.tryInRuleRecovery(e,s)}catch(o){throw o.name===gl?r:o}}else throw r}saveRecogState(){let e=this.errors,n=this.RULE_STACK.slice(0,this.RULE_STACK_IDX+1);return{errors:e,lexerState:this.exportLexerState(),RULE_STACK:n,CST_STACK:this.CST_STACK}}reloadRecogState(e){this.errors=e.errors,this.importLexerState(e.lexerState);let n=e.RULE_STACK;for(let r=0;r<n.length;r++)this.RULE_STACK[r]=n[r];this.RULE_STACK_IDX=n.length-1,this.RULE_STACK_IDX>=0&&(this.currRuleShortName=this.RULE_STACK[this.RULE_STACK_IDX])}ruleInvocationStateUpdate(e,n,r){this.RULE_OCCURRENCE_STACK[++this.RULE_OCCURRENCE_STACK_IDX]=r,this.RULE_STACK[++this.RULE_STACK_IDX]=e,this.currRuleShortName=e,this.cstInvocationStateUpdate(n)}isBackTracking(){return this.isBackTrackingStack.length!==0}getCurrRuleFullName(){let e=this.currRuleShortName;return this.shortRuleNameToFull[e]}shortRuleNameToFullName(e){return this.shortRuleNameToFull[e]}isAtEndOfInput(){return this.tokenMatcher(this.LA(1),ie)}reset(){this.resetLexerState(),this.subruleIdx=0,this.currRuleShortName=0,this.isBackTrackingStack=[],this.errors=[],this.RULE_STACK_IDX=-1,this.RULE_OCCURRENCE_STACK_IDX=-1,this.CST_STACK=[]}onBeforeParse(e){for(let n=0;n<this.maxLookahead+1;n++)this.tokVector.push(yn)}onAfterParse(e){if(this.isAtEndOfInput()===!1){let n=this.LA(1),r=this.errorMessageProvider.buildNotAllInputParsedMessage({firstRedundant:n,ruleName:this.getCurrRuleFullName()});this.SAVE_ERROR(new ko(r,n))}for(;this.tokVector.at(-1)===yn;)this.tokVector.pop()}};var t_=class{initErrorHandler(e){this._errors=[],this.errorMessageProvider=A(e,"errorMessageProvider")?e.errorMessageProvider:at.errorMessageProvider}SAVE_ERROR(e){if(an(e))return e.context={ruleStack:this.getHumanReadableRuleStack(),ruleOccurrenceStack:this.RULE_OCCURRENCE_STACK.slice(0,this.RULE_OCCURRENCE_STACK_IDX+1)},this._errors.push(e),e;throw Error("Trying to save an Error which is not a RecognitionException")}get errors(){return me(this._errors)}set errors(e){this._errors=e}raiseEarlyExitException(e,n,r){let s=this.getCurrRuleFullName(),o=this.getGAstProductions()[s],a=Fo(e,o,n,this.maxLookahead)[0],_=[];for(let l=1;l<=this.maxLookahead;l++)_.push(this.LA(l));let c=this.errorMessageProvider.buildEarlyExitMessage({expectedIterationPaths:a,actual:_,previous:this.LA(0),customUserDescription:r,ruleName:s});throw this.SAVE_ERROR(new Vo(c,this.LA(1),this.LA(0)))}raiseNoAltException(e,n){let r=this.getCurrRuleFullName(),s=this.getGAstProductions()[r],o=Do(e,s,this.maxLookahead),i=[];for(let c=1;c<=this.maxLookahead;c++)i.push(this.LA(c));let a=this.LA(0),_=this.errorMessageProvider.buildNoViableAltMessage({expectedPathsPerAlt:o,actual:i,previous:a,customUserDescription:n,ruleName:this.getCurrRuleFullName()});throw this.SAVE_ERROR(new Uo(_,this.LA(1),a))}};var n_=class{initContentAssist(){}computeContentAssist(e,n){let r=this.gastProductionsCache[e];if($e(r))throw Error(`Rule ->${e}<- does not exist in this grammar.`);return wa([r],n,this.tokenMatcher,this.maxLookahead)}getNextPossibleTokenTypes(e){let n=Ge(e.ruleStack),s=this.getGAstProductions()[n];return new Ua(s,e).startWalking()}};var o_={description:"This Object indicates the Parser is during Recording Phase"};Object.freeze(o_);var tT=!0,nT=Math.pow(2,8)-1,sT=Nr({name:"RECORDING_PHASE_TOKEN",pattern:Ee.NA});Pn([sT]);var oT=yr(sT,`This IToken indicates the Parser is in Recording Phase
	See: https://chevrotain.io/docs/guide/internals.html#grammar-recording for details`,-1,-1,-1,-1,-1,-1);Object.freeze(oT);var sM={name:`This CSTNode indicates the Parser is in Recording Phase
	See: https://chevrotain.io/docs/guide/internals.html#grammar-recording for details`,children:{}},r_=class{initGastRecorder(e){this.recordingProdStack=[],this.RECORDING_PHASE=!1}enableRecording(){this.RECORDING_PHASE=!0,this.TRACE_INIT("Enable Recording",()=>{for(let e=0;e<10;e++){let n=e>0?e:"";this[`CONSUME${n}`]=function(r,s){return this.consumeInternalRecord(r,e,s)},this[`SUBRULE${n}`]=function(r,s){return this.subruleInternalRecord(r,e,s)},this[`OPTION${n}`]=function(r){return this.optionInternalRecord(r,e)},this[`OR${n}`]=function(r){return this.orInternalRecord(r,e)},this[`MANY${n}`]=function(r){this.manyInternalRecord(e,r)},this[`MANY_SEP${n}`]=function(r){this.manySepFirstInternalRecord(e,r)},this[`AT_LEAST_ONE${n}`]=function(r){this.atLeastOneInternalRecord(e,r)},this[`AT_LEAST_ONE_SEP${n}`]=function(r){this.atLeastOneSepFirstInternalRecord(e,r)}}this.consume=function(e,n,r){return this.consumeInternalRecord(n,e,r)},this.subrule=function(e,n,r){return this.subruleInternalRecord(n,e,r)},this.option=function(e,n){return this.optionInternalRecord(n,e)},this.or=function(e,n){return this.orInternalRecord(n,e)},this.many=function(e,n){this.manyInternalRecord(e,n)},this.atLeastOne=function(e,n){this.atLeastOneInternalRecord(e,n)},this.ACTION=this.ACTION_RECORD,this.BACKTRACK=this.BACKTRACK_RECORD,this.LA=this.LA_RECORD})}disableRecording(){this.RECORDING_PHASE=!1,this.TRACE_INIT("Deleting Recording methods",()=>{let e=this;for(let n=0;n<10;n++){let r=n>0?n:"";delete e[`CONSUME${r}`],delete e[`SUBRULE${r}`],delete e[`OPTION${r}`],delete e[`OR${r}`],delete e[`MANY${r}`],delete e[`MANY_SEP${r}`],delete e[`AT_LEAST_ONE${r}`],delete e[`AT_LEAST_ONE_SEP${r}`]}delete e.consume,delete e.subrule,delete e.option,delete e.or,delete e.many,delete e.atLeastOne,delete e.ACTION,delete e.BACKTRACK,delete e.LA})}ACTION_RECORD(e){}BACKTRACK_RECORD(e,n){return()=>!0}LA_RECORD(e){return yn}topLevelRuleRecord(e,n){try{let r=new ot({definition:[],name:e});return r.name=e,this.recordingProdStack.push(r),n.call(this),this.recordingProdStack.pop(),r}catch(r){if(r.KNOWN_RECORDER_ERROR!==!0)try{r.message=r.message+`
	 This error was thrown during the "grammar recording phase" For more info see:
	https://chevrotain.io/docs/guide/internals.html#grammar-recording`}catch{throw r}throw r}}optionInternalRecord(e,n){return vo.call(this,re,e,n)}atLeastOneInternalRecord(e,n){vo.call(this,Ae,n,e)}atLeastOneSepFirstInternalRecord(e,n){vo.call(this,Ce,n,e,tT)}manyInternalRecord(e,n){vo.call(this,W,n,e)}manySepFirstInternalRecord(e,n){vo.call(this,Te,n,e,tT)}orInternalRecord(e,n){return oM.call(this,e,n)}subruleInternalRecord(e,n,r){if(s_(n),!e||A(e,"ruleName")===!1){let a=new Error(`<SUBRULE${rT(n)}> argument is invalid expecting a Parser method reference but got: <${JSON.stringify(e)}>
 inside top level rule: <${this.recordingProdStack[0].name}>`);throw a.KNOWN_RECORDER_ERROR=!0,a}let s=Gt(this.recordingProdStack),o=e.ruleName,i=new ee({idx:n,nonTerminalName:o,label:r?.LABEL,referencedRule:void 0});return s.definition.push(i),this.outputCst?sM:o_}consumeInternalRecord(e,n,r){if(s_(n),!ll(e)){let i=new Error(`<CONSUME${rT(n)}> argument is invalid expecting a TokenType reference but got: <${JSON.stringify(e)}>
 inside top level rule: <${this.recordingProdStack[0].name}>`);throw i.KNOWN_RECORDER_ERROR=!0,i}let s=Gt(this.recordingProdStack),o=new w({idx:n,terminalType:e,label:r?.LABEL});return s.definition.push(o),oT}};function vo(t,e,n,r=!1){s_(n);let s=Gt(this.recordingProdStack),o=rt(e)?e:e.DEF,i=new t({definition:[],idx:n});return r&&(i.separator=e.SEP),A(e,"MAX_LOOKAHEAD")&&(i.maxLookahead=e.MAX_LOOKAHEAD),this.recordingProdStack.push(i),o.call(this),s.definition.push(i),this.recordingProdStack.pop(),o_}function oM(t,e){s_(e);let n=Gt(this.recordingProdStack),r=C(t)===!1,s=r===!1?t:t.DEF,o=new Se({definition:[],idx:e,ignoreAmbiguities:r&&t.IGNORE_AMBIGUITIES===!0});A(t,"MAX_LOOKAHEAD")&&(o.maxLookahead=t.MAX_LOOKAHEAD);let i=Ro(s,a=>rt(a.GATE));return o.hasPredicates=i,n.definition.push(o),x(s,a=>{let _=new te({definition:[]});o.definition.push(_),A(a,"IGNORE_AMBIGUITIES")?_.ignoreAmbiguities=a.IGNORE_AMBIGUITIES:A(a,"GATE")&&(_.ignoreAmbiguities=!0),this.recordingProdStack.push(_),a.ALT.call(this),this.recordingProdStack.pop()}),o_}function rT(t){return t===0?"":`${t}`}function s_(t){if(t<0||t>nT){let e=new Error(`Invalid DSL Method idx value: <${t}>
	Idx value must be a none negative value smaller than ${nT+1}`);throw e.KNOWN_RECORDER_ERROR=!0,e}}var i_=class{initPerformanceTracer(e){if(A(e,"traceInitPerf")){let n=e.traceInitPerf,r=typeof n=="number";this.traceInitMaxIdent=r?n:1/0,this.traceInitPerf=r?n>0:n}else this.traceInitMaxIdent=0,this.traceInitPerf=at.traceInitPerf;this.traceInitIndent=-1}TRACE_INIT(e,n){if(this.traceInitPerf===!0){this.traceInitIndent++;let r=new Array(this.traceInitIndent+1).join("	");this.traceInitIndent<this.traceInitMaxIdent&&console.log(`${r}--> <${e}>`);let{time:s,value:o}=Oo(n),i=s>10?console.warn:console.log;return this.traceInitIndent<this.traceInitMaxIdent&&i(`${r}<-- <${e}> time: ${s}ms`),this.traceInitIndent--,o}else return n()}};function iT(t,e){e.forEach(n=>{let r=n.prototype;Object.getOwnPropertyNames(r).forEach(s=>{if(s==="constructor")return;let o=Object.getOwnPropertyDescriptor(r,s);o&&(o.get||o.set)?Object.defineProperty(t.prototype,s,o):t.prototype[s]=n.prototype[s]})})}var yn=yr(ie,"",NaN,NaN,NaN,NaN,NaN,NaN);Object.freeze(yn);var at=Object.freeze({recoveryEnabled:!1,maxLookahead:3,dynamicTokensEnabled:!1,outputCst:!0,errorMessageProvider:ba,nodeLocationTracking:"none",traceInitPerf:!1,skipValidations:!1}),Vs=Object.freeze({recoveryValueFunc:()=>{},resyncEnabled:!0}),Fe;(function(t){t[t.INVALID_RULE_NAME=0]="INVALID_RULE_NAME",t[t.DUPLICATE_RULE_NAME=1]="DUPLICATE_RULE_NAME",t[t.INVALID_RULE_OVERRIDE=2]="INVALID_RULE_OVERRIDE",t[t.DUPLICATE_PRODUCTIONS=3]="DUPLICATE_PRODUCTIONS",t[t.UNRESOLVED_SUBRULE_REF=4]="UNRESOLVED_SUBRULE_REF",t[t.LEFT_RECURSION=5]="LEFT_RECURSION",t[t.NONE_LAST_EMPTY_ALT=6]="NONE_LAST_EMPTY_ALT",t[t.AMBIGUOUS_ALTS=7]="AMBIGUOUS_ALTS",t[t.CONFLICT_TOKENS_RULES_NAMESPACE=8]="CONFLICT_TOKENS_RULES_NAMESPACE",t[t.INVALID_TOKEN_NAME=9]="INVALID_TOKEN_NAME",t[t.NO_NON_EMPTY_LOOKAHEAD=10]="NO_NON_EMPTY_LOOKAHEAD",t[t.AMBIGUOUS_PREFIX_ALTS=11]="AMBIGUOUS_PREFIX_ALTS",t[t.TOO_MANY_ALTS=12]="TOO_MANY_ALTS",t[t.CUSTOM_LOOKAHEAD_VALIDATION=13]="CUSTOM_LOOKAHEAD_VALIDATION"})(Fe||(Fe={}));var Bo=class t{static performSelfAnalysis(e){throw Error("The **static** `performSelfAnalysis` method has been deprecated.	\nUse the **instance** method with the same name instead.")}performSelfAnalysis(){this.TRACE_INIT("performSelfAnalysis",()=>{let e;this.selfAnalysisDone=!0;let n=this.className;this.TRACE_INIT("toFastProps",()=>{go(this)}),this.TRACE_INIT("Grammar Recording",()=>{try{this.enableRecording(),x(this.definedRulesNames,s=>{let i=this[s].originalGrammarAction,a;this.TRACE_INIT(`${s} Rule`,()=>{a=this.topLevelRuleRecord(s,i)}),this.gastProductionsCache[s]=a})}finally{this.disableRecording()}});let r=[];if(this.TRACE_INIT("Grammar Resolving",()=>{r=Wm({rules:j(this.gastProductionsCache)}),this.definitionErrors=this.definitionErrors.concat(r)}),this.TRACE_INIT("Grammar Validations",()=>{if(V(r)&&this.skipValidations===!1){let s=Ym({rules:j(this.gastProductionsCache),tokenTypes:j(this.tokensMap),errMsgProvider:wt,grammarName:n}),o=Vm({lookaheadStrategy:this.lookaheadStrategy,rules:j(this.gastProductionsCache),tokenTypes:j(this.tokensMap),grammarName:n});this.definitionErrors=this.definitionErrors.concat(s,o)}}),V(this.definitionErrors)&&(this.recoveryEnabled&&this.TRACE_INIT("computeAllProdsFollows",()=>{let s=Jp(j(this.gastProductionsCache));this.resyncFollows=s}),this.TRACE_INIT("ComputeLookaheadFunctions",()=>{var s,o;(o=(s=this.lookaheadStrategy).initialize)===null||o===void 0||o.call(s,{rules:j(this.gastProductionsCache)}),this.preComputeLookaheadFunctions(j(this.gastProductionsCache))})),!t.DEFER_DEFINITION_ERRORS_HANDLING&&!V(this.definitionErrors))throw e=g(this.definitionErrors,s=>s.message),new Error(`Parser Definition Errors detected:
 ${e.join(`
-------------------------------
`)}`)})}constructor(e,n){this.definitionErrors=[],this.selfAnalysisDone=!1;let r=this;if(r.initErrorHandler(n),r.initLexerAdapter(),r.initLooksAhead(n),r.initRecognizerEngine(e,n),r.initRecoverable(n),r.initTreeBuilder(n),r.initContentAssist(),r.initGastRecorder(n),r.initPerformanceTracer(n),A(n,"ignoredIssues"))throw new Error(`The <ignoredIssues> IParserConfig property has been deprecated.
	Please use the <IGNORE_AMBIGUITIES> flag on the relevant DSL method instead.
	See: https://chevrotain.io/docs/guide/resolving_grammar_errors.html#IGNORING_AMBIGUITIES
	For further details.`);this.skipValidations=A(n,"skipValidations")?n.skipValidations:at.skipValidations}};Bo.DEFER_DEFINITION_ERRORS_HANDLING=!1;iT(Bo,[Wa,$a,za,Za,e_,Ja,t_,n_,r_,i_]);var Ko=class extends Bo{constructor(e,n=at){let r=me(n);r.outputCst=!1,super(e,r)}};var aT="*?[]{},^@",a_=t=>/^[\0-\x7f]*$/.test(t)?t:Buffer.from(t,"utf8").toString("latin1");function _T(t){let e=t.length>1&&t.endsWith('"')?t.length-1:t.length,n=t.indexOf("\\");if(n===-1)return{value:a_(t.slice(1,e)),problems:[]};let r=[],s="",o=1;for(;n!==-1&&n<e;n=t.indexOf("\\",o)){s+=a_(t.slice(o,n));let i=t[n+1]??"",a=i==="x"?/^[0-9A-Fa-f]{2}/.exec(t.slice(n+2,Math.min(n+4,e)))?.[0]:void 0;if(o=n+2,a!==void 0){o=n+4;let _=String.fromCharCode(parseInt(a,16));s+=aT.includes(_)||_==="\\"?`\\${_}`:_,_==="\0"&&r.push({at:n,length:4,kind:"nul"})}else i==='"'?s+='"':i==="n"?s+=`
`:i==="t"?s+="	":i==="\\"||i!==""&&aT.includes(i)?s+=`\\${i}`:r.push({at:n,length:Math.min(i==="x"?4:1+(i===""?0:i.length),e-n),kind:"bad escape"})}return s+=a_(t.slice(Math.min(o,e),e)),{value:s,problems:r}}var aM=new TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0});function Ho(t){try{return aM.decode(t)}catch{return}}var cT=t=>t.replace(/\\([*?[\]{},^@\\])/g,"$1"),Lr=t=>Buffer.from(cT(t),"latin1").toString("utf8");var H=(t,e,n,r={})=>Nr({name:t,label:e,pattern:n,...r}),Dr=(t,e,n=[])=>Nr({name:t,label:e,pattern:Ee.NA,categories:n}),he=Dr("Word","a name"),Gs=Dr("Item","a name"),__=Dr("FileOp","a file operation"),Dl=H("Newline","the end of the line",/\r?\n/,{line_breaks:!0}),Fl=H("Semicolon","`;`",";"),_t=Dr("Separator","the end of the line"),_M=H("Comment","a comment",/#[^\n]*/,{group:"comments"}),cM=H("Blank","a blank",/[ \t\uFEFF]+/,{group:Ee.SKIPPED}),je=H("String","a string",/"(?:[^"\\\r\n]|\\[^\r\n])*"/),bl=H("UnterminatedString","a string",/"[^\r\n]*/),Ul=H("Address","an address",/[0-9]+(?:\.[0-9]+){3,}(?:\/[0-9]*)?|[0-9]+(?:\.[0-9]+)+\/[0-9]*|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:\/[0-9]*)?/),_n=H("Number","a number",/[0-9][0-9A-Za-z_]*/),kl=H("Group","a syscall group",/@[A-Za-z0-9_-]+/),mt=H("Name","a name",/[A-Za-z_][A-Za-z0-9_-]*/,{categories:[he,Gs]}),Nt=H("LeftBrace","`{`","{"),we=H("RightBrace","`}`","}"),or=H("LeftBracket","`[`","["),Mn=H("RightBracket","`]`","]"),vt=H("LeftParen","`(`","("),yt=H("RightParen","`)`",")"),He=H("Comma","`,`",","),Wo=H("Range","`..`",".."),Yo=H("Dot","`.`","."),Vl=H("Slash","`/`","/"),Xo=H("Ampersand","`&`","&"),Fr=H("Pipe","`|`","|"),br=H("Tilde","`~`","~"),ws=H("Minus","`-`","-"),ir=Dr("Comparator","a comparison (`==`, `!=`, `<`, `<=`, `>`, `>=`)"),c_=Dr("Equality","`==` or `!=`"),lT={categories:[ir,c_]},l_={categories:[ir]},lM=H("Equal","`==`","==",lT),dM=H("NotEqual","`!=`","!=",lT),EM=H("LessEqual","`<=`","<=",l_),uM=H("GreaterEqual","`>=`",">=",l_),fM=H("Less","`<`","<",l_),pM=H("Greater","`>`",">",l_),vs=H("Assign","`=`","="),Gl=[cM,Dl,_M,je,bl,Ul,mt,_n,kl,He,Nt,we,vt,yt,or,Mn,Fl,Wo,Yo,Vl,lM,dM,EM,uM,fM,pM,vs,Xo,Fr,br,ws],mM=new Set("owner as inherit to on because errno log notify kill trap trace unix".split(" "));function TM(t){if(Yc.includes(t))return[];let e=[he];return mM.has(t)||e.push(Gs),Kn.includes(t)&&e.push(__),e}var $o=new Map([...mo].map(t=>[t,Dr(`keyword ${t}`,`\`${t}\``,TM(t))]));function O(t){let e=$o.get(t);if(!e)throw new Error(`\`${t}\` is missing in words.ts`);return e}var d_=[...Gl,...$o.values(),_t,he,Gs,__,ir,c_];var SM={buildMismatchTokenMessage:({expected:t})=>Nn(t),buildNotAllInputParsedMessage:()=>"the end of the file",buildNoViableAltMessage:({customUserDescription:t})=>t??"something else",buildEarlyExitMessage:({customUserDescription:t})=>t??"something else"},hM={path:"",text:""},Bs=t=>t.startOffset+t.image.length,E_=class extends Ko{source=hM;diagnostics=[];constructor(e){super(d_,{maxLookahead:1,recoveryEnabled:!1,skipValidations:e,errorMessageProvider:SM})}spanOf(e){return ke(this.source,e.startOffset,Bs(e))}since(e){return ke(this.source,e,Bs(this.LA(0)))}report(e){this.RECORDING_PHASE||this.diagnostics.push(e)}word(e){return{text:e.image,span:this.spanOf(e)}}stringOf(e){let{value:n,problems:r}=_T(e.image);for(let{at:s,length:o,kind:i}of r){let a=e.startOffset+s,_=ke(this.source,a,a+o);this.report(i==="nul"?jE(_):$E(_,e.image.slice(s,s+o)))}return{kind:"string",value:n,span:this.spanOf(e)}}numberOf(e){let n=e.image,r=this.spanOf(e),s=n.length<=24&&/^(?:0x[0-9A-Fa-f]+|0o[0-7]+|0|[1-9][0-9]*)$/.test(n),o=s?BigInt(n):0n;return(!s||o>=1n<<64n)&&this.report(qE(r,n)),{kind:"number",value:o,hexadecimal:n.startsWith("0x"),text:n,span:r}}constant=this.RULE("constant",()=>{let e=this.LA(1).startOffset,n=this.SUBRULE(this.unary),r;return this.MANY(()=>{this.CONSUME(Fr),(r??=[n]).push(this.SUBRULE2(this.unary))}),r?{kind:"union",of:r,span:this.since(e)}:n});unary=this.RULE("unary",()=>{let e=[];this.MANY(()=>this.OR([{ALT:()=>e.push(this.CONSUME(br))},{ALT:()=>e.push(this.CONSUME(ws))}]));let n=this.OR2({DEF:[{ALT:()=>this.numberOf(this.CONSUME(_n))},{ALT:()=>{let r=this.CONSUME(he);return{kind:"constant",name:r.image,span:this.spanOf(r)}}},{ALT:()=>{this.CONSUME(vt);let r=this.SUBRULE(this.constant);return this.CONSUME(yt),r}}],ERR_MSG:"a number or a constant"});for(let r of e.reverse())n={kind:r.tokenType===br?"complement":"negate",of:n,span:this.since(r.startOffset)};return n});numberItem=this.RULE("numberItem",()=>{let e=this.LA(1).startOffset,n=this.SUBRULE(this.constant),r;return this.OPTION(()=>{this.CONSUME(Wo),r=this.SUBRULE2(this.constant)}),r?{kind:"range",from:n,to:r,span:this.since(e)}:n.kind==="constant"?{kind:"name",name:n.name,span:n.span}:n});numberItems=this.RULE("numberItems",()=>{let e=[];return this.AT_LEAST_ONE_SEP({SEP:He,DEF:()=>e.push(this.SUBRULE(this.numberItem)),ERR_MSG:"a number, a constant or the name of a `let`"}),e});paths=this.RULE("paths",()=>{let e=[];return this.AT_LEAST_ONE_SEP({SEP:He,DEF:()=>e.push(this.SUBRULE(this.path)),ERR_MSG:"a path in quotes or the name of a `let`"}),e});path=this.RULE("path",()=>this.OR({DEF:[{ALT:()=>this.stringOf(this.CONSUME(je))},{ALT:()=>{let e=this.CONSUME(mt);return{kind:"name",name:e.image,span:this.spanOf(e)}}}],ERR_MSG:"a path in quotes or the name of a `let`"}));value=this.RULE("value",()=>this.OR({DEF:[{ALT:()=>this.stringOf(this.CONSUME(je))},{ALT:()=>this.SUBRULE(this.list)},{ALT:()=>this.SUBRULE(this.numberItem)}],ERR_MSG:"a string, a number or a list in brackets"}));list=this.RULE("list",()=>{let e=this.CONSUME(or).startOffset,n=[];return this.MANY_SEP({SEP:He,DEF:()=>n.push(this.SUBRULE(this.value))}),this.CONSUME(Mn),{kind:"list",items:n,span:this.since(e)}});words=this.RULE("words",e=>{let n=[];return this.AT_LEAST_ONE_SEP({SEP:He,DEF:()=>n.push(this.word(this.CONSUME(he,{ERR_MSG:e}))),ERR_MSG:e}),n})};var dT="a condition, such as `flags & O_CREAT == 0`",wl="`arch`, `kernel` or `capability`",u_=class extends E_{condition=this.RULE("condition",()=>{let e=this.LA(1).startOffset,n=[];return this.AT_LEAST_ONE_SEP({SEP:He,DEF:()=>n.push(this.complete(this.SUBRULE(this.disjunction))),ERR_MSG:dT}),this.joined("and",n,e)});disjunction=this.RULE("disjunction",()=>{let e=this.LA(1).startOffset,n=this.SUBRULE(this.conjunction),r=[];return this.MANY(()=>{this.CONSUME(O("or")),r.push(this.complete(this.SUBRULE2(this.conjunction)))}),r.length===0?n:this.joined("or",[this.complete(n),...r],e)});conjunction=this.RULE("conjunction",()=>{let e=this.LA(1).startOffset,n=this.SUBRULE(this.negation),r=[];return this.MANY(()=>{this.CONSUME(O("and")),r.push(this.complete(this.SUBRULE2(this.negation)))}),r.length===0?n:this.joined("and",[this.complete(n),...r],e)});negation=this.RULE("negation",()=>{let e=[];this.MANY(()=>e.push(this.CONSUME(O("not"))));let n=this.SUBRULE(this.comparison);for(let r of e.reverse())n={kind:"not",of:this.complete(n),span:this.since(r.startOffset)};return n});comparison=this.RULE("comparison",()=>{let e=this.LA(1).startOffset,n=this.OR({DEF:[{ALT:()=>{this.CONSUME(vt);let o=this.SUBRULE(this.parenthesised);return this.CONSUME(yt),o}},{ALT:()=>this.SUBRULE(this.term)}],ERR_MSG:dT});if(n.kind!=="term"&&!this.RECORDING_PHASE)return n;let r=n,s;return this.OPTION(()=>{s=this.SUBRULE(this.comparedWith,{ARGS:[r,e]})}),s??r});parenthesised=this.RULE("parenthesised",()=>{let e=this.LA(1).startOffset,n=this.SUBRULE(this.disjunction),r=[];return this.MANY(()=>{this.CONSUME(He),r.push(this.complete(this.SUBRULE2(this.disjunction)))}),r.length===0?n:this.joined("and",[this.complete(n),...r],e)});term=this.RULE("term",()=>{let e=this.word(this.CONSUME(he)),n;return this.OPTION(()=>{this.CONSUME(Xo),n=this.SUBRULE(this.unary)}),{kind:"term",name:e,...n?{mask:n}:{},span:this.since(e.span.start)}});comparedWith=this.RULE("comparedWith",(e,n)=>{let r=this.RECORDING_PHASE?e:{name:e.name,...e.mask?{mask:e.mask}:{},span:e.span};return this.OR([{ALT:()=>{let s=this.CONSUME(ir).image,o=this.SUBRULE(this.constant);return{kind:"compare",term:r,op:s,value:o,span:this.since(n)}}},{ALT:()=>{this.CONSUME(O("in"));let s=this.SUBRULE(this.set);return{kind:"in",term:r,negated:!1,values:s,span:this.since(n)}}},{ALT:()=>{this.CONSUME(O("not")),this.CONSUME2(O("in"),{ERR_MSG:"`in` (or a comparison before `not`)"});let s=this.SUBRULE2(this.set);return{kind:"in",term:r,negated:!0,values:s,span:this.since(n)}}}])});set=this.RULE("set",()=>{this.CONSUME(or);let e=this.SUBRULE(this.numberItems);return this.CONSUME(Mn),e});joined(e,n,r){let[s]=n;return n.length===1&&s?s:{kind:e,of:n,span:this.since(r)}}complete(e){if(e.kind!=="term")return e;if(!this.RECORDING_PHASE){let{start:r,end:s}=e.span;this.report(su(e.span,this.source.text.slice(r,s)))}let n={kind:"number",value:0n,hexadecimal:!1,text:"0",span:e.span};return{kind:"compare",term:e,op:"!=",value:n,span:e.span}}guard=this.RULE("guard",()=>{let e=this.LA(1).startOffset,n=[];this.AT_LEAST_ONE_SEP({SEP:O("or"),DEF:()=>n.push(this.SUBRULE(this.guardConjunction)),ERR_MSG:wl});let[r]=n;return n.length===1&&r?r:{kind:"or",of:n,span:this.since(e)}});guardConjunction=this.RULE("guardConjunction",()=>{let e=this.LA(1).startOffset,n=[];this.AT_LEAST_ONE_SEP({SEP:O("and"),DEF:()=>n.push(this.SUBRULE(this.guardNegation)),ERR_MSG:wl});let[r]=n;return n.length===1&&r?r:{kind:"and",of:n,span:this.since(e)}});guardNegation=this.RULE("guardNegation",()=>{let e=[];this.MANY(()=>e.push(this.CONSUME(O("not"))));let n=this.OR({DEF:[{ALT:()=>{this.CONSUME(vt);let r=this.SUBRULE(this.guard);return this.CONSUME(yt),r}},{ALT:()=>this.SUBRULE(this.archGuard)},{ALT:()=>this.SUBRULE(this.kernelGuard)},{ALT:()=>{let r=this.CONSUME(O("capability")).startOffset;return{kind:"capability",name:this.word(this.CONSUME(he,{ERR_MSG:"a capability"})),span:this.since(r)}}}],ERR_MSG:wl});for(let r of e.reverse())n={kind:"not",of:n,span:this.since(r.startOffset)};return n});archGuard=this.RULE("archGuard",()=>{let e=this.CONSUME(O("arch")).startOffset;return this.OR({DEF:[{ALT:()=>{let n=this.CONSUME(c_).image==="=="?"==":"!=",r=this.word(this.CONSUME(he,{ERR_MSG:"an architecture"}));return{kind:"arch",op:n,arch:r,span:this.since(e)}}},{ALT:()=>(this.CONSUME(O("in")),{kind:"arch in",arches:this.SUBRULE(this.arches),span:this.since(e)})},{ALT:()=>{this.CONSUME(O("not")),this.CONSUME2(O("in"));let n={kind:"arch in",arches:this.SUBRULE2(this.arches),span:this.since(e)};return{kind:"not",of:n,span:n.span}}}],ERR_MSG:"`==`, `!=` or `in`"})});arches=this.RULE("arches",()=>{this.CONSUME(or);let e=this.SUBRULE(this.words,{ARGS:["an architecture"]});return this.CONSUME(Mn),e});kernelGuard=this.RULE("kernelGuard",()=>{let e=this.CONSUME(O("kernel")).startOffset,n=this.CONSUME(ir).image,r=this.CONSUME(_n,{ERR_MSG:"a version, such as `6.1`"});this.MANY(()=>{this.CONSUME(Yo),this.CONSUME2(_n,{ERR_MSG:"a version, such as `6.1`"})});let s=this.RECORDING_PHASE?"":this.source.text.slice(r.startOffset,Bs(this.LA(0)));return{kind:"kernel",op:n,version:s.replace(/\s/g,""),span:this.since(e)}})};var RM={allow:{kinds:new Set(["log","notify","trace"]),rule:"an `allow` rule",help:"an `allow` rule takes `log`, `notify` or `trace N`"},deny:{kinds:new Set(["kill","kill thread","trap","errno"]),rule:"a `deny` rule",help:"a `deny` rule takes `kill`, `kill thread`, `trap`, `errno N`, or nothing"}},ET=t=>{let e=ji.indexOf(t);return e>=1&&e<=4?1:e},uT="a syscall or a group (`@file-system`)",vl="an operation",f_=class extends u_{ownerBefore;rule=this.RULE("rule",()=>{let e=this.LA(1).startOffset,n=this.OR([{ALT:()=>(this.CONSUME(O("allow")),"allow")},{ALT:()=>(this.CONSUME(O("deny")),"deny")}]);this.ownerBefore=void 0;let r=this.SUBRULE(this.body),s=this.SUBRULE(this.suffixes),{effect:o}=s,i=RM[n];return o&&!i.kinds.has(o.kind)&&this.report($c(o.span,o.kind,i.rule,i.help)),{kind:"rule",action:n,body:r,...s,span:this.since(e)}});access=this.RULE("access",()=>{let e=this.LA(1).startOffset;this.ownerBefore=void 0;let n=this.SUBRULE(this.body),{owner:r,target:s,effect:o,because:i}=this.SUBRULE(this.suffixes),a=o??i;if(a){let _=a.kind==="string"?"because":a.kind;this.report($c(a.span,_,"an access","in a test the effect comes first: `expect errno EPERM \u2026`"))}return{body:n,owner:r,...s?{target:s}:{},span:this.since(e)}});suffixes=this.RULE("suffixes",()=>{let e={owner:this.ownerBefore!==void 0},n=e.owner?"owner":"",r=(s,o,i)=>{n!==""&&ET(s)<=ET(n)&&this.report(ru(this.since(i),o,n)),n=s};return this.MANY(()=>{let s=this.LA(1).startOffset;this.OR([{ALT:()=>{this.CONSUME(O("owner")),r("owner","owner",s),e.owner=!0}},{ALT:()=>{let o=this.SUBRULE(this.target);r(o.kind,o.kind,s),e.target=o}},{ALT:()=>{let o=this.SUBRULE(this.ruleEffect);r("effect",o.kind,s),e.effect=o}},{ALT:()=>{this.CONSUME(O("because"));let o=this.stringOf(this.CONSUME(je,{ERR_MSG:"a reason in quotes"}));r("because","because",s),e.because=o}}])}),e});target=this.RULE("target",()=>{let e=this.LA(1).startOffset;return this.OR([{ALT:()=>(this.CONSUME(O("as")),{kind:"as",profile:this.word(this.CONSUME(he,{ERR_MSG:"the name of a profile"})),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("to")),{kind:"to",profile:this.word(this.CONSUME2(he,{ERR_MSG:"the name of a profile"})),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("inherit")),{kind:"inherit",span:this.since(e)})},{ALT:()=>(this.CONSUME(O("on")),{kind:"on",paths:this.SUBRULE(this.paths),span:this.since(e)})}])});ruleEffect=this.RULE("ruleEffect",()=>{let e=this.LA(1).startOffset;return this.OR([{ALT:()=>{this.CONSUME(O("kill"));let n="kill";return this.OPTION(()=>{this.CONSUME(O("thread")),n="kill thread"}),{kind:n,span:this.since(e)}}},{ALT:()=>{this.CONSUME(O("trap"));let n;return this.OPTION2(()=>n=this.SUBRULE(this.trapData)),{kind:"trap",...n?{data:n}:{},span:this.since(e)}}},{ALT:()=>(this.CONSUME(O("errno")),{kind:"errno",errno:this.SUBRULE(this.constant),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("trace")),{kind:"trace",data:this.SUBRULE2(this.constant),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("notify")),{kind:"notify",span:this.since(e)})},{ALT:()=>(this.CONSUME(O("log")),{kind:"log",span:this.since(e)})}])});trapData=this.RULE("trapData",()=>this.OR([{ALT:()=>this.numberOf(this.CONSUME(_n))},{ALT:()=>{this.CONSUME(vt);let e=this.SUBRULE(this.constant);return this.CONSUME(yt),e}}]));effect=this.RULE("effect",()=>{let e=this.LA(1).startOffset;return this.OR({DEF:[{ALT:()=>this.SUBRULE(this.ruleEffect)},{ALT:()=>(this.CONSUME(O("allow")),{kind:"allow",span:this.since(e)})},{ALT:()=>(this.CONSUME(O("deny")),{kind:"deny",span:this.since(e)})}],ERR_MSG:"an effect (`allow`, `deny`, `errno N`, `kill` \u2026)"})});body=this.RULE("body",()=>{let e=this.LA(1).startOffset;return this.OR({DEF:[{ALT:()=>({kind:"file",ops:this.SUBRULE(this.fileOps),paths:this.SUBRULE(this.ownedPaths),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("exec")),{kind:"exec",paths:this.SUBRULE2(this.ownedPaths),span:this.since(e)})},{ALT:()=>this.SUBRULE(this.endpoint)},{ALT:()=>(this.CONSUME(O("socket")),{kind:"socket",family:this.word(this.CONSUME(he,{ERR_MSG:"a socket family"})),types:this.SUBRULE(this.optionalWords),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("capability")),{kind:"capability",names:this.SUBRULE(this.words,{ARGS:["a capability"]}),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("signal")),{kind:"signal",signals:this.SUBRULE2(this.words,{ARGS:["a signal or `any`"]}),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("ptrace")),{kind:"ptrace",ops:this.known("ptrace operation",this.SUBRULE3(this.words,{ARGS:["`trace` or `read`"]}),kE),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("memory")),{kind:"memory",ops:this.known("memory operation",this.SUBRULE4(this.words,{ARGS:["`write-exec`"]}),VE),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("namespace")),{kind:"namespace",names:this.SUBRULE5(this.words,{ARGS:["a kind of namespace"]}),span:this.since(e)})},{ALT:()=>this.SUBRULE(this.mount)},{ALT:()=>(this.CONSUME(O("ioctl")),{kind:"ioctl",requests:this.SUBRULE(this.ioctlRequests),span:this.since(e)})},{ALT:()=>{this.CONSUME(O("syscall"));let n=[];return this.AT_LEAST_ONE_SEP({SEP:He,DEF:()=>n.push(this.SUBRULE(this.syscallItem)),ERR_MSG:uT}),{kind:"syscall",items:n,span:this.since(e)}}}],ERR_MSG:vl})});fileOps=this.RULE("fileOps",()=>{let e=[this.word(this.CONSUME(__))];return this.MANY(()=>{this.CONSUME(He),e.push(this.word(this.CONSUME(he,{ERR_MSG:"a file operation"})))}),this.known("file operation",e,Kn)});ownedPaths=this.RULE("ownedPaths",()=>(this.OPTION(()=>this.ownerBefore=this.spanOf(this.CONSUME(O("owner")))),this.SUBRULE(this.paths)));endpoint=this.RULE("endpoint",()=>{let e=this.LA(1).startOffset,n=this.OR([{ALT:()=>this.word(this.CONSUME(O("bind")))},{ALT:()=>this.word(this.CONSUME(O("connect")))}]);return this.OR2({DEF:[{ALT:()=>(this.CONSUME(O("unix")),{kind:"unix",op:n,paths:this.SUBRULE(this.paths),span:this.since(e)})},{ALT:()=>{let r=this.word(this.CONSUME(Gs)),s,o;return this.OPTION(()=>{s=this.OR3([{ALT:()=>this.word(this.CONSUME(Ul))},{ALT:()=>this.word(this.CONSUME(O("any")))}])}),this.OPTION2(()=>{this.CONSUME(O("port")),o=this.SUBRULE(this.numberItems)}),{kind:"net",op:n,transport:r,...s?{address:s}:{},...o?{ports:o}:{},span:this.since(e)}}}],ERR_MSG:"`tcp`, `udp`, `unix` or another transport"})});mount=this.RULE("mount",()=>{let e=this.LA(1).startOffset;return{kind:"mount",op:this.OR([{ALT:()=>this.word(this.CONSUME(O("mount")))},{ALT:()=>this.word(this.CONSUME(O("umount")))},{ALT:()=>this.word(this.CONSUME(O("pivot_root")))}]),types:this.SUBRULE(this.optionalWords),span:this.since(e)}});ioctlRequests=this.RULE("ioctlRequests",()=>{let e=this.SUBRULE(this.numberItems);return this.RECORDING_PHASE?e:e.map(n=>n.kind==="name"&&n.name==="any"?{kind:"constant",name:"any",span:n.span}:n)});optionalWords=this.RULE("optionalWords",()=>{let e=[];return this.MANY_SEP({SEP:He,DEF:()=>e.push(this.word(this.CONSUME(Gs)))}),e});syscallItem=this.RULE("syscallItem",()=>this.OR({DEF:[{ALT:()=>{let e=this.CONSUME(kl);return{kind:"group",name:e.image.slice(1),span:this.spanOf(e)}}},{ALT:()=>{let e=this.word(this.CONSUME(he)),n=this.OPTION(()=>{this.CONSUME(vt);let r=this.SUBRULE(this.condition);return this.CONSUME(yt),r});return{kind:"call",name:e,...n?{condition:n}:{},span:this.since(e.span.start)}}}],ERR_MSG:uT}));known(e,n,r){if(this.RECORDING_PHASE)return n;for(let{text:s,span:o}of n)r.includes(s)||this.report(qi(o,e,`\`${s}\``,r));return n}};var IM={file:Hc,profile:wE,when:vE,test:Wc},OM={file:"outside a profile",profile:"inside a profile",when:"inside `when`",test:"inside a test"},Bl=["rule","when"],gM={file:new Set(["use","let","profile","test","accept",...Bl]),profile:new Set(["program","otherwise","unknown","require","arch","syscalls listed","use","let","accept",...Bl]),when:new Set(Bl),test:new Set(["expect"])},fT="a module: `std/NAME` or a path in quotes",Kl=100,xM=new Map([[O("profile"),"profile"],[O("when"),"when"],[O("test"),"test"]]),p_=class extends f_{bracesMissing=0;closedEarly=!1;lexicalErrors=[];constructor(e){super(e.skipValidations),this.performSelfAnalysis()}run(e,n,r,s){this.source=e,this.diagnostics=r,this.lexicalErrors=r.flatMap(i=>i.span?.start??[]),this.closedEarly=!1,this.bracesMissing=0;for(let{tokenType:i}of n)i===Nt?this.bracesMissing++:i===we&&this.bracesMissing--;this.input=n;let o=s(this);return this.input=[],this.diagnostics=[],o}file=this.RULE("file",()=>this.SUBRULE(this.statements,{ARGS:["file"]}));oneAccess=this.RULE("oneAccess",()=>{try{this.MANY(()=>this.CONSUME(_t));let e=this.SUBRULE(this.access);return this.MANY2(()=>this.CONSUME2(_t)),!this.RECORDING_PHASE&&this.LA(1).tokenType!==ie&&(this.diagnostics.push(this.trailingText()),this.skipTo(ie)),e}catch(e){this.explain(e,"test",void 0),this.skipTo(ie);return}});statements=this.RULE("statements",e=>{let n=[];if(this.RECORDING_PHASE)return this.MANY(()=>this.SUBRULE(this.statement)),n;for(;;){let{tokenType:r}=this.LA(1);if(r===ie||this.diagnostics.length>=Kl)break;if(r===_t)this.SKIP_TOKEN();else{if(r===we&&e!=="file")break;if(e!=="file"&&this.startsNextBlock())break;{let s=this.recovering(e);s&&n.push(s)}}}return this.diagnostics.length>=Kl&&this.skipTo(ie),n});block=this.RULE("block",(e,n)=>{let r=this.CONSUME(Nt),s=this.SUBRULE(this.statements,{ARGS:[e]});return this.RECORDING_PHASE||this.LA(1).tokenType===we?this.CONSUME(we):this.diagnostics.length<Kl&&(this.report(tu(this.spanOf(r),n)),this.bracesMissing--),s});startsNextBlock(){let e=this.LA(1).tokenType;if(this.bracesMissing<=0||e!==O("profile")&&e!==O("test"))return!1;let n=this.LA(3).tokenType;return n===Nt||n===O("extends")}recovering(e){let n=this.LA(1),r;try{r=this.SUBRULE(this.statement),r&&!this.belongs(r,n,e)&&(r=void 0);let{tokenType:s}=this.LA(1),o=this.LA(0).tokenType;!(o===we||o===_t)&&s!==_t&&s!==we&&s!==ie&&(this.hasLexicalError(n)||this.report(this.trailingText()),this.skipStatement(n))}catch(s){this.explain(s,e,n),this.skipStatement(n);return}return r}belongs(e,n,r){if(gM[r].has(e.kind))return!0;let s=e.kind==="expect"?"expectations stand in `test PROFILE { \u2026 }`":e.kind==="profile"||e.kind==="test"?"move it to the top of the file":r==="when"?"`when` is around rules only":"move it into `profile NAME { \u2026 }`",o=r==="file"&&this.bracesMissing<0;return o&&this.closedEarly||this.report(nu(this.spanOf(n),n.image,OM[r],s)),this.closedEarly||=o,!1}skipStatement(e){let n=xM.get(e.tokenType);this.LA(1)===e&&this.LA(1).tokenType!==Nt&&this.SKIP_TOKEN();let r=0;for(;;){let{tokenType:s}=this.LA(1);if(s===ie)return;if(r===0&&s===_t&&n&&this.bracesMissing<0){this.bracesMissing++,this.SUBRULE3(this.statements,{ARGS:[n]}),this.LA(1).tokenType===we&&this.SKIP_TOKEN();return}if(r===0&&(s===_t||s===we))return;if(s===Nt&&n&&r===0){this.SUBRULE2(this.block,{ARGS:[n,`\`${e.image}\``]});return}s===Nt?r++:s===we&&r--,this.SKIP_TOKEN()}}skipTo(e){for(;this.LA(1).tokenType!==ie&&this.LA(1).tokenType!==e;)this.SKIP_TOKEN()}describe(e){return e.tokenType===ie?"the end of the file":e.tokenType===_t?e.image===";"?"`;`":"the end of the line":e.tokenType===je?e.image.slice(0,60).replace(/^(.*)$/,"`$1`"):`\`${e.image.slice(0,60)}\``}behind(e,n){let r=e.tokenType===ie?n.startOffset:Bs(e);return ke(this.source,r,r)}hasLexicalError(e){let n=e?.startOffset??0,r=this.LA(1),s=r.tokenType===ie?this.source.text.length:r.startOffset;return this.lexicalErrors.some(o=>o>=n&&o<=s)}explain(e,n,r){if(!(e instanceof Error)||!an(e))throw e;if(this.hasLexicalError(r))return;let{token:s,previousToken:o,message:i,context:a}=e,_=o??this.LA(0),c=s.tokenType===ie||s.tokenType===_t||s.tokenType===we,l=this.describe(s),d=a.ruleStack.at(-1),E=!c&&/^[A-Za-z_]/.test(s.image);if(d==="statement"){if(s.tokenType===we&&this.closedEarly)return;let u=s.tokenType===we?"no block is open here":void 0;this.report(QE(this.spanOf(s),l,IM[n],this.statementHelp(s)??u))}else if(i===vl&&E)this.report(qi(this.spanOf(s),"operation",l,[...Kn,...$i]));else if(d==="declaredName"&&mo.has(s.image))this.report(ZE(this.spanOf(s),s.image));else{let u=c||i.startsWith("`")||!E?this.behind(_,s):this.spanOf(s);this.report(Xc(u,i,l,this.expectedHelp(s,i)))}}statementHelp(e){if(e.tokenType===O("because"))return"`because` stands on the line of its rule";if([...Kn,...$i].includes(e.image))return`a rule starts with \`allow\` or \`deny\`: \`allow ${e.image} \u2026\``}expectedHelp(e,n){if(e.tokenType===je&&n==="a file operation")return"no comma between the operations and the paths";if(e.tokenType===Fr)return"put the mask in parentheses: `flags & (A | B) == 0`";if(n.startsWith("a path")&&mo.has(e.image))return`\`${e.image}\` is a reserved word`;if(e.tokenType===vs)return"a comparison is written `==`"}trailingText(){let e=this.LA(1),n=this.LA(0),r;return e.tokenType===je||e.tokenType===mt?(n.tokenType===je||n.tokenType===mt)&&(r="items of a list are separated by commas"):e.tokenType===_n&&n.tokenType===mt?r="ports follow the word `port`: `port 80, 443`":(e.tokenType===O("allow")||e.tokenType===O("deny"))&&(r="a newline or `;` ends a rule"),zE(this.spanOf(e),this.describe(e),r)}statement=this.RULE("statement",()=>this.OR([{ALT:()=>this.SUBRULE(this.rule)},{ALT:()=>this.SUBRULE(this.when)},{ALT:()=>this.SUBRULE(this.use)},{ALT:()=>this.SUBRULE(this.let)},{ALT:()=>this.SUBRULE(this.profile)},{ALT:()=>this.SUBRULE(this.test)},{ALT:()=>this.SUBRULE(this.accept)},{ALT:()=>this.SUBRULE(this.setting)},{ALT:()=>this.SUBRULE(this.expectation)}]));when=this.RULE("when",()=>{let e=this.CONSUME(O("when")).startOffset,n=this.SUBRULE(this.guard),r=this.SUBRULE(this.block,{ARGS:["when","this `when`"]});return{kind:"when",guard:n,body:r,span:this.since(e)}});use=this.RULE("use",()=>{let e=this.CONSUME(O("use")).startOffset,n=[];return this.AT_LEAST_ONE_SEP({SEP:He,DEF:()=>n.push(this.SUBRULE(this.module).module),ERR_MSG:fT}),{kind:"use",modules:n,span:this.since(e)}});module=this.RULE("module",()=>{let e=this.LA(1).startOffset;return this.OR({DEF:[{ALT:()=>{let{value:n,span:r}=this.stringOf(this.CONSUME(je));return{module:{path:n,quoted:!0,span:r}}}},{ALT:()=>{let n=this.word(this.CONSUME(he)),r=[n.text];this.MANY(()=>{this.CONSUME(Vl),r.push(this.CONSUME2(he).image)});let s={path:r.join("/"),quoted:!1,span:this.since(e)};return r.length===1?{module:s,only:n}:{module:s}}}],ERR_MSG:fT})});let=this.RULE("let",()=>{let e=this.CONSUME(O("let")).startOffset,n=this.SUBRULE(this.declaredName);this.CONSUME(vs);let r=this.SUBRULE(this.value);return{kind:"let",name:n,value:r,span:this.since(e)}});declaredName=this.RULE("declaredName",()=>this.checked(this.word(this.CONSUME(mt))));checked(e){return!this.RECORDING_PHASE&&!BE.test(e.text)&&this.report(JE(e.span,e.text)),e}profile=this.RULE("profile",()=>{let e=this.CONSUME(O("profile")).startOffset,n=this.checked(this.word(this.CONSUME(he,{ERR_MSG:"the name of the profile"}))),r=this.OPTION(()=>this.SUBRULE(this.extends)),s=this.SUBRULE(this.block,{ARGS:["profile",`profile \`${n.text}\``]});return{kind:"profile",name:n,...r?{extends:r}:{},body:s,span:this.since(e)}});extends=this.RULE("extends",()=>{let e=this.CONSUME(O("extends")).startOffset,{module:n,only:r}=this.SUBRULE(this.module),s=this.OPTION(()=>(this.CONSUME(Yo),this.word(this.CONSUME(he,{ERR_MSG:"the name of a profile of the module"}))));return s?{module:n,profile:s,span:this.since(e)}:r?{profile:r,span:this.since(e)}:(this.report(Xc(this.behind(this.LA(0),this.LA(1)),"`.PROFILE` after the module","")),{module:n,profile:{text:"",span:n.span},span:this.since(e)})});test=this.RULE("test",()=>{let e=this.CONSUME(O("test")).startOffset,n=this.word(this.CONSUME(he,{ERR_MSG:"the name of a profile"})),r=this.SUBRULE(this.block,{ARGS:["test","this test"]});return{kind:"test",profile:n,expectations:r,span:this.since(e)}});expectation=this.RULE("expectation",()=>{let e=this.CONSUME(O("expect")).startOffset,n=this.SUBRULE(this.effect),r=this.SUBRULE(this.access);return{kind:"expect",effect:n,access:r,span:this.since(e)}});accept=this.RULE("accept",()=>{let e=this.CONSUME(O("accept")).startOffset;this.CONSUME(O("open"));let n=this.SUBRULE(this.words,{ARGS:["an operation"]});this.CONSUME(O("because"),{ERR_MSG:'`because "\u2026"`: why is that acceptable?'});let r=this.stringOf(this.CONSUME(je,{ERR_MSG:"a reason in quotes"}));return{kind:"accept",operations:n,because:r,span:this.since(e)}});setting=this.RULE("setting",()=>{let e=this.LA(1).startOffset;return this.OR([{ALT:()=>(this.CONSUME(O("program")),{kind:"program",paths:this.SUBRULE(this.paths),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("otherwise")),{kind:"otherwise",effect:this.SUBRULE(this.effect),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("unknown")),{kind:"unknown",effect:this.OR2({DEF:[{ALT:()=>(this.CONSUME2(O("otherwise")),"otherwise")},{ALT:()=>this.SUBRULE2(this.effect)}],ERR_MSG:"`otherwise` or an effect (`errno ENOSYS`, `kill` \u2026)"}),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("require")),{kind:"require",layers:this.SUBRULE(this.words,{ARGS:["a layer"]}),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("arch")),{kind:"arch",arches:this.SUBRULE2(this.words,{ARGS:["an architecture"]}),span:this.since(e)})},{ALT:()=>(this.CONSUME(O("syscalls")),this.CONSUME(O("listed")),{kind:"syscalls listed",span:this.since(e)})}])})};var pT=64,TT=50,mT;function ST(t){mT??=new Ee([...Gl],{positionTracking:"onlyOffset",skipValidations:!0});let e=CM(t),n=new Set(e.map(_=>_.span?.start)),{tokens:r,groups:s,errors:o}=mT.tokenize(t.text);for(let{offset:_,length:c}of o.slice(0,TT)){if(n.has(_))continue;let l=_+Math.min(c,20);e.push(WE(ke(t,_,l),t.text.slice(_,l)))}let i=new Wl(t,e).run(r),a=(s.comments??[]).map(_=>{let c=_.image.trimEnd();return{text:c,span:ke(t,_.startOffset,_.startOffset+c.length)}});return{tokens:i,comments:a,diagnostics:e}}var AM=new RegExp("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]|\\r(?!\\n)|(?<!^)\\uFEFF|\\p{Cs}","gu");function CM(t){let e=[];for(let n of t.text.matchAll(AM)){let r=ke(t,n.index,n.index+1),s=`U+${n[0].charCodeAt(0).toString(16).toUpperCase().padStart(4,"0")}`;if(e.push(new RegExp("\\p{Cs}","u").test(n[0])?ou(r,s):XE(r,s)),e.length===TT)break}return e}var PM=new Set([He,vs,Xo,Fr,br,ws,Wo,...d_.filter(t=>t.CATEGORIES?.includes(ir)),...["and","or","not","in"].map(O)]),NM=new Set(["allow","deny","profile","let","use","expect","test","when"].map(O)),yM=new Set([br,ws,O("not")]),hT=new Map([[vt,yt],[or,Mn],[Nt,we]]),MM=new Set(hT.values()),Wl=class{constructor(e,n){this.source=e;this.diagnostics=n}source;diagnostics;out=[];open=[];depth=0;prefixes=0;run(e){for(let n=0;n<e.length;n++){let r=e[n];if(!r)break;if(r.tokenType===mt&&Hl(r,$o.get(r.image)??mt),r.tokenType===bl&&(this.diagnostics.push(YE(this.spanOf(r))),Hl(r,je)),r.tokenType===Dl)this.endsStatement(e,n)&&this.separate(r);else if(r.tokenType===Fl)this.separate(r);else if(!this.push(r))return this.diagnostics.push(eu(this.spanOf(r),pT)),[]}return this.out}spanOf(e){return ke(this.source,e.startOffset,e.startOffset+e.image.length)}separate(e){let n=this.out.at(-1)?.tokenType;n===void 0||n===_t||n===Nt||(Hl(e,_t),this.out.push(e),this.prefixes=0)}push(e){let n=e.tokenType;n===Nt&&this.out.at(-1)?.tokenType===_t&&this.out.at(-1)?.image!==";"&&this.out.pop(),this.out.push(e);let r=hT.get(n);return r?(this.open.push({closing:r,depth:this.depth}),this.depth+=this.prefixes+1,this.prefixes=0):MM.has(n)?this.close(n):yM.has(n)?this.prefixes++:this.prefixes=0,this.depth+this.prefixes<=pT}close(e){this.prefixes=0;let n=this.open.findLastIndex(s=>s.closing===e),r=this.open[n];!r||e!==we&&n!==this.open.length-1||(this.depth=r.depth,this.open.length=n)}endsStatement(e,n){let r=this.out.at(-1)?.tokenType,s=this.open.at(-1)?.closing;if(!(s===yt||s===Mn)&&!(r&&PM.has(r)))return!0;let i=e.slice(n+1,n+3),[a,_]=i;if(!a||!_||a.tokenType!==mt||!NM.has($o.get(a.image)??mt)||_.tokenType!==mt&&_.tokenType!==je)return!1;for(;this.open.length>0&&this.open.at(-1)?.closing!==we;)this.depth=this.open.pop()?.depth??0;return!0}};function Hl(t,e){t.tokenType=e,e.tokenTypeIdx!==void 0&&(t.tokenTypeIdx=e.tokenTypeIdx)}var LM,DM=()=>LM??=new p_({skipValidations:!0});function RT(t){let{tokens:e,comments:n,diagnostics:r}=ST(t),s=[...r],o=DM().run(t,e,s,a=>a.file());return{value:{kind:"file",source:t,statements:o,comments:n,span:ke(t,0,t.text.length)},diagnostics:FM(s)}}function FM(t){return[...t].sort((e,n)=>(e.span?.start??0)-(n.span?.start??0))}var bM=2,UM="  ",Ks=t=>e=>e===""?"":`\x1B[${t}m${e}\x1B[0m`,Hs=t=>t,kM={severity:{error:Ks("1;31"),warning:Ks("1;33"),note:Ks("1;36")},strong:Ks("1"),dim:Ks("2"),second:Ks("36")},VM={severity:{error:Hs,warning:Hs,note:Hs},strong:Hs,dim:Hs,second:Hs};function Yl(t,e){return T_(t).map(n=>`${GM(n,e)}
`).join(`
`)}function T_(t){let e=n=>[n.span?.source.path??"",n.span?.start??-1];return[...t].sort((n,r)=>{let[[s,o],[i,a]]=[e(n),e(r)];return s<i?-1:s>i?1:o-a})}function GM(t,{color:e,width:n=120}){let r=e?kM:VM,s=r.severity[t.severity](`${t.severity}[${t.code}]`),o=[`${t.span?`${r.dim(m_(t.span))} `:""}${s}: ${r.strong(D(t.message))}`];if(t.span){let i=t.labels??[],a=i.filter(_=>_.span.source===t.span?.source);o.push(...IT(t.span,[{span:t.span,style:r.severity[t.severity],mark:"^",message:""},...a.map(_=>({span:_.span,style:r.second,mark:"-",message:_.message}))],r,n));for(let _ of i.filter(c=>!a.includes(c)))o.push(`${r.dim(m_(_.span))} ${D(_.message)}`),o.push(...IT(_.span,[{span:_.span,style:r.second,mark:"-",message:""}],r,n))}else for(let i of t.labels??[])o.push(`  ${m_(i.span)} ${D(i.message)}`);return t.help!==void 0&&o.push(`  ${r.strong("help:")} ${D(t.help)}`),o.join(`
`)}function m_({source:t,start:e}){let{line:n,column:r}=Rr(t,e);return`${D(t.path)}:${n}:${r}`}function IT(t,e,n,r){let s=t.source.text,o=new Set,i=e.map(E=>{let u=Rr(t.source,E.span.start).line,f=Math.max(u,Rr(t.source,Math.max(E.span.start,E.span.end-1)).line),p=E.span===t?bM:0;for(let m=u-p;m<=f+p;m++)m>u+3&&m<f-1&&(m=f-1),o.add(m);return{...E,from:u,to:f}}),a=wM(s,Math.max(...o)),_=[...o].filter(E=>E>=1&&E<=a.length).sort((E,u)=>E-u),c=String(_.at(-1)??1).length,l=[],d=0;for(let E of _){d!==0&&E>d+1&&l.push(n.dim(`${" ".repeat(c-1)} \u2026`)),d=E;let u=a[E-1]??0,f=s.indexOf(`
`,u),p=s.slice(u,f===-1?void 0:f).replace(/\r$/,""),m=i.filter(({from:S,to:I})=>S<=E&&E<=I),T=m[0]?Math.max(0,m[0].span.start-u):0,h=vM(p,T,r-c-5);l.push(`${n.dim(`${String(E).padStart(c)} |`)}${h.text===""?"":` ${h.text}`}`);for(let S of m){let I=S.from===E?S.span.start-u:p.length-p.trimStart().length,U=S.to===E?S.span.end-u:p.length,Q=h.columnOf(I),Ie=S.mark.repeat(Math.max(1,h.columnOf(Math.max(I,Math.min(U,p.length)))-Q)),Oe=S.message!==""&&S.to===E?` ${D(S.message)}`:"";l.push(`${n.dim(`${" ".repeat(c)} |`)} ${" ".repeat(Q)}${S.style(Ie+Oe)}`)}}return l}function wM(t,e){let n=[0];for(let r=t.indexOf(`
`);r!==-1&&n.length<e;r=t.indexOf(`
`,r+1))n.push(r+1);return n}function vM(t,e,n){let r=e>n-20?Math.max(0,e-Math.floor(n/3)):0,s=r>0?"\u2026":"",o=[],i=s,a=r;for(;a<t.length;a++){o.push(qo(i));let c=t.codePointAt(a)??0,l=String.fromCodePoint(c),d=l==="	"?UM:D(l);if(qo(i)+qo(d)>n-1){i+="\u2026";break}i+=d,c>65535&&(o.push(qo(i)),a++)}let _=qo(i);return{text:i.trimEnd(),columnOf:c=>c<r?s.length:o[c-r]??_}}function qo(t){if(/^[ -~]*$/.test(t))return t.length;let e=0;for(let n of t)new RegExp("\\p{M}","u").test(n)||(e+=new RegExp("[\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]|\\p{Emoji_Presentation}","u").test(n)?2:1);return e}function Xl(t){return{code:t.code,severity:t.severity,message:D(t.message),...t.help===void 0?{}:{help:D(t.help)},...t.span?{place:OT(t.span)}:{},...t.labels?{labels:t.labels.map(({span:e,message:n})=>({message:D(n),place:OT(e)}))}:{}}}function OT({source:t,start:e,end:n}){let r=Rr(t,e),s=Rr(t,n);return{path:t.path,line:r.line,column:r.column,end_line:s.line,end_column:s.column}}var gT=64,$l=2e6,Qo=class{constructor(e,n,r,s){this.outer=n;this.limits=r;this.report=s;for(let o of e){let i=this.find(o.name.text);i?s(Ki(o.name.span,"`let`",o.name.text,i.name.span)):this.own.set(o.name.text,o)}for(let o of this.own.values())this.itemsOf(o,[])}outer;limits;report;own=new Map;resolved=new Map;paths(e){if(e.every(r=>r.kind==="string"))return e;let n=e.map(r=>{if(r.kind==="string")return[r];let s=this.look(r,"paths");return s===void 0&&this.report(Vc(r.span,r.name,this.names())),s?.kind==="paths"?s.items:[]});return this.joined(n,e[0])}numbers(e,n){if(e.every(s=>s.kind!=="name"))return e;let r=e.map(s=>{if(s.kind!=="name")return[s];let o=this.look(s,"numbers");return o?o.kind==="numbers"?o.items:[]:n?[{kind:"constant",name:s.name,span:s.span}]:(this.report(Vc(s.span,s.name,this.names())),[])});return this.joined(r,e[0])}names(){return[...this.own.keys(),...this.outer?.names()??[]]}find(e){return this.own.get(e)??this.outer?.find(e)}joined(e,n){let[r]=e;return e.length===1&&r?r:this.spend(e.reduce((s,o)=>s+o.length,0),n)?e.flat():[]}spend(e,n){return this.limits.budget-=e,this.limits.budget>=0?!0:(this.limits.exhausted||this.report(uo(n?.span,`the lists expand to more than ${$l} items`)),this.limits.exhausted=!0,!1)}look(e,n){let r=this.find(e.name);if(!r)return;let s=this.itemsOf(r,[])??{kind:n,items:[]};return s.kind!==n&&this.report(sE(e.span,e.name,n,r.name.span)),s}itemsOf(e,n){let r=e.name.text;if(this.own.get(r)!==e)return this.outer?.itemsOf(e,n);if(this.resolved.has(r))return this.resolved.get(r);let s=this.resolve(e,[...n,e]);return this.resolved.set(r,s),s}resolve(e,n){if(n.length>gT){this.report(uo(e.name.span,`lists are nested more than ${gT} deep`));return}let r=new Set;if(!this.collect(e.value,n,r))return;if(r.size===0){this.report(aE(e.name.span,e.name.text));return}if(!this.spend(r.size,e.name))return;let s=[...r],o=s.filter(c=>c.kind==="string"),i=s.filter(c=>c.kind!=="string");if(o.length===0)return{kind:"numbers",items:i};if(i.length===0)return{kind:"paths",items:o};let[a]=s,_=s.find(c=>c.kind==="string"!=(a?.kind==="string"));a&&_&&this.report(rE(_.span,e.name.text,a.span))}collect(e,n,r){switch(e.kind){case"list":return e.items.reduce((s,o)=>this.collect(o,n,r)&&s,!0);case"name":{let s=this.find(e.name);if(!s)return r.add({kind:"constant",name:e.name,span:e.span}),!0;let o=n.indexOf(s);if(o!==-1)return this.report(nE(e.span,[...n.slice(o),s].map(a=>a.name.text))),!1;let i=this.itemsOf(s,n);for(let a of i?.items??[])r.add(a);return i!==void 0}default:return r.add(e),!0}}};var BM=64;function jl(t,e,n){let r=[],s=[],o=new Map,i=[],a=(l,d,E)=>{let u=l.text.length>wc,f=RT(u?{...l,text:""}:l);u&&r.push(vc(ke(l,0,0),d,l.text.length)),r.push(...f.diagnostics);let p=new Map,m={name:d,identity:E,file:f.value,uses:p};o.set(E,m),s.push(m),i.push({identity:E,name:d});for(let T of HM(f.value)){let h=_(T,l);h&&p.set(T,h)}return i.pop(),m},_=(l,d)=>{let E=l.quoted?Lr(l.path):l.path;if(!l.quoted&&!E.startsWith("std/")){r.push(cE(l.span,E));return}let u=l.quoted?e.readRelative(d,E):e.readStd(E.slice(4)),f=KM(u,l,E);if(u.kind!=="ok"){f&&r.push(f);return}let p=i.findIndex(m=>m.identity===u.identity);if(p!==-1||i.length>=BM){r.push(pE(l.span,[...i.slice(Math.max(p,0)).map(m=>m.name),E]));return}return o.get(u.identity)??a(u.source,E,u.identity)};return{value:{root:a(t,t.path,n??t.path),modules:s},diagnostics:r}}function KM(t,{span:e},n){switch(t.kind){case"ok":return;case"missing":return lE(e,n,n.startsWith("std/"));case"outside":return dE(e,n);case"not-regular":return EE(e,n);case"too-large":return vc(e,n,t.bytes);case"not-utf8":return uE(e,n);case"unreadable":return fE(e,n,t.why);default:return y(t)}}function HM(t){let e=[];for(let n of t.statements)if(n.kind==="use"&&e.push(...n.modules),n.kind==="profile"){n.extends?.module&&e.push(n.extends.module);for(let r of n.body)r.kind==="use"&&e.push(...r.modules)}return e}function zl(t){let e=new ql;return{value:e.policy(t),diagnostics:e.diagnostics}}var xT=64,ql=class{diagnostics=[];limits={budget:$l,exhausted:!1};units=new Map;gathered=new Map;report=e=>{this.diagnostics.push(e)};policy({root:e,modules:n}){for(let i of n)this.unit(i);let r=this.unit(e),s=[...r.profiles.values()].map(i=>this.profile(r,i));for(let i of n)for(let a of this.unit(i).profiles.values())this.gather(this.unit(i),a,[]);let o=e.file.statements.filter(i=>i.kind==="test");return{root:e,profiles:s,tests:o.map(i=>this.test(i,r))}}unit(e){let n=this.units.get(e);if(n)return n;let{statements:r}=e.file,s=r.filter(c=>c.kind==="let"),o=new Qo(s,void 0,this.limits,this.report),i=new Map;for(let c of r){if(c.kind!=="profile")continue;let l=i.get(c.name.text);l?this.report(Ki(c.name.span,"profile",c.name.text,l.name.span)):i.set(c.name.text,c)}let a=r.flatMap(c=>c.kind==="rule"||c.kind==="when"?[S_(c,o)]:c.kind==="use"||c.kind==="accept"?[c]:[]),_={module:e,scope:o,profiles:i,statements:a};return this.units.set(e,_),_}contribute(e,n){n.modules.has(e)||(n.modules.add(e),this.take(this.unit(e).statements,e,n))}take(e,n,r){for(let s of e)switch(s.kind){case"use":for(let o of s.modules){let i=n.uses.get(o);i&&this.contribute(i,r)}break;case"accept":r.accepts.push(s);break;case"rule":case"when":r.rules.push(s);break;default:y(s)}}profile(e,n){let{settings:r,rules:s,accepts:o}=this.gather(e,n,[]),i=a=>{let _=r.get(a);return _?{[a]:_}:{}};return{name:n.name.text,span:n.span,node:n,...i("program"),...i("otherwise"),...i("unknown"),...i("require"),...i("arch"),listed:r.has("syscalls listed"),rules:s,accepts:o}}gather(e,n,r){let s=this.gathered.get(n);if(s)return s;let o=this.parent(e,n,[...r,n]),i={rules:[...o?.rules??[]],accepts:[...o?.accepts??[]],modules:new Set(o?.modules)},a=new Map(o?.settings);a.delete("program"),this.contribute(e.module,i);let _=n.body.filter(E=>E.kind==="let"),c=new Qo(_,e.scope,this.limits,this.report),l=new Map;for(let E of n.body)switch(E.kind){case"let":break;case"use":case"accept":this.take([E],e.module,i);break;case"rule":case"when":i.rules.push(S_(E,c));break;default:{let u=l.get(E.kind);u?this.report(iE(E.span,E.kind,u.span)):l.set(E.kind,E.kind==="program"?{...E,paths:c.paths(E.paths)}:E)}}for(let[E,u]of l)a.set(E,u);let d={settings:a,...i};return this.gathered.set(n,d),d}parent(e,n,r){let s=n.extends;if(!s)return;let o=s.module?e.module.uses.get(s.module):e.module;if(!o)return;let i=this.unit(o),a=i.profiles.get(s.profile.text);if(!a){let c=s.module?`in \`${o.name}\``:"in this file";this.report(Gc(s.profile.span,s.profile.text,c,[...i.profiles.keys()]));return}let _=r.indexOf(a);if(_!==-1){this.report(oE(s.span,[...r.slice(_),a].map(c=>c.name.text)));return}if(r.length>xT){this.report(uo(s.span,`profiles extend each other more than ${xT} deep`));return}return this.gather(i,a,r)}test(e,n){n.profiles.has(e.profile.text)||this.report(Gc(e.profile.span,e.profile.text,"in this file",[...n.profiles.keys()]));let r=e.expectations.map(s=>({...s,access:WM(s.access,n.scope)}));return{...e,expectations:r}}};function S_(t,e){if(t.kind==="when")return{...t,body:t.body.map(s=>S_(s,e))};let n=CT(t.body,e),r=t.target&&AT(t.target,e);return n===t.body&&r===t.target?t:{...t,body:n,...r?{target:r}:{}}}function WM(t,e){let n=t.target&&AT(t.target,e);return{...t,body:CT(t.body,e),...n?{target:n}:{}}}function AT(t,e){if(t.kind!=="on")return t;let n=e.paths(t.paths);return n===t.paths?t:{...t,paths:n}}function CT(t,e){switch(t.kind){case"file":case"exec":case"unix":{let n=e.paths(t.paths);return n===t.paths?t:{...t,paths:n}}case"net":{let n=t.ports&&e.numbers(t.ports,!1);return n===t.ports||!n?t:{...t,ports:n}}case"ioctl":{let n=e.numbers(t.requests,!0);return n===t.requests?t:{...t,requests:n}}case"syscall":{let n=t.items.map(r=>{if(r.kind!=="call"||!r.condition)return r;let s=Ql(r.condition,e);return s===r.condition?r:{...r,condition:s}});return n.every((r,s)=>r===t.items[s])?t:{...t,items:n}}case"socket":case"capability":case"signal":case"ptrace":case"memory":case"namespace":case"mount":return t;default:return y(t)}}function Ql(t,e){switch(t.kind){case"compare":return t;case"in":{let n=e.numbers(t.values,!0);return n===t.values?t:{...t,values:n}}case"not":{let n=Ql(t.of,e);return n===t.of?t:{...t,of:n}}case"and":case"or":{let n=t.of.map(r=>Ql(r,e));return n.every((r,s)=>r===t.of[s])?t:{...t,of:n}}default:return y(t)}}var PT=require("node:util");var X=class extends Error{diagnostics;exit;constructor(e,...n){super(n[0]?.message??"stopped"),this.diagnostics=n,this.exit=e}};var YM=["seccomp","apparmor","selinux","landlock"],XM=["native","x86_64","i386","x32","aarch64","arm","riscv64","ppc64le","s390x","loongarch64","mipsel","mips64el"],Ws={name:"profile",short:"p",value:"NAME",summary:"take this profile of the file"},zo={name:"target",value:"TARGET,\u2026",summary:"for what to compile: `linux-X.Y` (default: the running kernel), `apparmor-3.0` (default) or `apparmor-4.0` (its parser), `landlock-N` (the ABI; default: the kernel\u2019s)",list:!0},Zl=[{name:"apparmor-features",value:"PATH",summary:"what the target kernel\u2019s AppArmor mediates: a copy of its /sys/kernel/security/apparmor/features, as folder or as file, or of the folder above, which names the loaded profiles too"},{name:"selinux-base",value:"DIR",summary:"the SELinux policy of the target: the CIL of its modules, and file_contexts (default: polc\u2019s minimal one)"}],Zo={name:"arch",value:"ARCH,\u2026",summary:"architectures (default: the policy\u2019s, else this machine\u2019s)",choices:XM,list:!0},Jl=[{name:"json",summary:"one JSON object on stdout, diagnostics included"},{name:"color",value:"WHEN",summary:"auto (default: on a terminal, unless NO_COLOR is set), always or never",choices:["auto","always","never"]},{name:"help",short:"h",summary:"show the help of the command"}],Jo=[{name:"compile",summary:"compile a policy, prove the result, write it",operands:"FILE",minimum:1,maximum:1,completes:"policy",description:"Compiles every profile of the policy for all layers and writes into the folder: `PROFILE.bpf` (`.1.bpf`, `.2.bpf` \u2026 where one program is too small for it), proven equal to what the policy says, `PROFILE.pfc` (a listing to read), `PROFILE.seccomp.json` (the OCI form, where it can say the same), `PROFILE.apparmor`, `PROFILE.landlock.json`, one `.cil` with `.fc` (file contexts) for the whole policy, named after its first profile, and `coverage.json`. Prints how well each layer enforces each rule, and what stays open. A layer that could hold the policy only by opening far more is left out, or an error where `--only` names it. Without `-o` nothing is written. Nothing is loaded or switched on in any case.",options:[{name:"output",short:"o",value:"DIR",summary:"the folder to write to; it is made if missing"},Ws,{name:"only",value:"LAYER,\u2026",summary:"make these layers only",choices:YM,list:!0},Zo,zo,...Zl,{name:"weights",value:"FILE",summary:"how often each syscall is made: lines `COUNT SYSCALL`, or a polc trace; frequent ones are answered first"},{name:"require",value:"exact",summary:"fail if some operation stays open that the policy does not accept",choices:["exact"]}],examples:[{command:"polc compile app.policy -o out",does:"compile for this machine"},{command:"polc compile app.policy -o out --arch x86_64,aarch64 --target linux-6.12,apparmor-4.0",does:"compile for a fleet of Debian 13"},{command:"polc compile app.policy --only seccomp,landlock --require exact",does:"fail if these two leave something open that the policy does not accept"}]},{name:"check",summary:"report what is wrong with policies, and run their tests",operands:"FILE\u2026",minimum:1,completes:"policy",description:"Reads the policies and the modules they use, reports every mistake and doubtful rule, and runs the `test` blocks. Says nothing where all is well. Several files are checked each on its own; `-` is stdin.",options:[Zo,zo,{name:"signed-off",summary:"fail unless somebody signed off on it (`polc review`), and nothing of it changed since"}],examples:[{command:"polc check *.policy",does:"check all policies here"}]},{name:"test",summary:"run the test blocks of policies",operands:"FILE\u2026",minimum:1,completes:"policy",description:"Runs every `expect` of every `test` block against the model that the compiler makes, and prints how many hold. An `expect` that fails is shown with the rule that decided.",options:[Zo,zo],examples:[{command:"polc test app.policy",does:"run the tests of a policy"}]},{name:"fmt",summary:"format policies",operands:"FILE\u2026",minimum:1,completes:"policy",description:"Rewrites the files in the one format; comments are kept. A file with a syntax error is left as it is. `-` formats stdin to stdout.",options:[{name:"check",summary:"write nothing; exit 1 and name the files that are not formatted"}],examples:[{command:"polc fmt app.policy",does:"format a file in place"},{command:"polc fmt --check policies/*.policy",does:"what CI runs"}]},{name:"explain",summary:"say why an access is allowed or denied, or what a code means",operands:"FILE ACCESS | CODE",minimum:1,completes:"policy",description:"With a policy and an access (what follows `expect allow` in a test: `read /etc/passwd`, `connect tcp 192.0.2.1 port 80`, `syscall socket(family == AF_INET)`): each profile\u2019s answer, the rules that decide, and what each layer\u2019s artifact answers: the compiled filter, the Landlock rules, the automaton that apparmor_parser makes of the profile, and sepol_check_access on the module as secilc links it; where a tool is missing, which. With a code (`POL2001`): what it means, with an example. `polc explain` with `codes` lists all codes.",options:[Ws,Zo,zo,...Zl],examples:[{command:"polc explain app.policy read /etc/shadow",does:"why can\u2019t it read this file?"},{command:"polc explain app.policy 'syscall personality(personality == 8)'",does:"a syscall with an argument"},{command:"polc explain POL2001",does:"what does this code mean?"}]},{name:"diff",summary:"compare what two policies allow",operands:"OLD NEW",minimum:2,maximum:2,completes:"policy",description:"Compares what the policies mean, not their text: per profile the syscalls (with arguments) that get another answer, with an example of each, and the resource rules gained and lost. Exit 1 if they differ.",options:[Ws,Zo,zo],examples:[{command:"polc diff released.policy app.policy",does:"what did this change open?"}]},{name:"run",summary:"run a program under a policy",operands:"FILE -- COMMAND [ARGUMENT\u2026]",minimum:1,maximum:1,program:!0,completes:"policy",description:"Compiles the policy, proves the filter, and executes the command under it: from the program\u2019s first instruction, with its stdin, stdout, stderr, signals and exit status as if it had been started directly. Takes the profile whose `program` is the command, else the only profile. Exits with the program\u2019s status; 125 if polc itself fails, 126 if the command can\u2019t be executed, 127 if it is not found.",options:[Ws,{name:"fd",value:"N",summary:"keep this file descriptor open (from 3 up, the others are closed)",repeated:!0},{name:"verbose",short:"v",summary:"say on stderr which layers are on and what stays open"}],examples:[{command:"polc run policies/apps/curl.policy -- curl https://example.org",does:"curl, confined"}]},{name:"learn",summary:"make a policy from traces, or add to one",operands:"TRACE\u2026",minimum:1,completes:"file",description:"Reads traces of runs and writes a policy under which they replay: modules of `std/` that cover what was seen, files as generally as the evidence bears (but never whole system folders), system calls by class, dangerous ones as they were used. A policy that is there already is added to: nothing in it changes. With `--check` it says what the traces need beyond a policy, rule by rule, and exits with 1 if that is anything.",options:[{name:"output",short:"o",value:"FILE",summary:"write the policy here, or add to it (default: stdout)"},{name:"check",value:"POLICY",summary:"compare the traces with this policy, write nothing"},Ws],examples:[{command:"polc learn app.trace -o app.policy",does:"a policy for what `app` did"},{command:"polc learn --check app.policy app.trace",does:"in CI: does the policy still cover it?"}]},{name:"import",summary:"turn a seccomp profile of Docker, OCI or Firecracker into a policy",operands:"FILE",minimum:1,maximum:1,completes:"file",description:"Reads OCI or Docker seccomp JSON (includes and excludes become `when`) or Firecracker\u2019s (one profile per thread, named as there) and prints a policy that means the same.",options:[{name:"output",short:"o",value:"FILE",summary:"write the policy here instead of to stdout"},{name:"raw",summary:"compare the registers bit for bit (`arg0` \u2026), not the arguments as the kernel reads them"}],examples:[{command:"polc import docker-default.json -o docker.policy",does:"a policy from Docker\u2019s default profile"}]},{name:"review",summary:"read, understand and decide every rule of a policy",operands:"FILE",minimum:1,maximum:1,completes:"policy",description:"Full screen: the rules of the policy, riskiest first, each with what it opens, how well each layer enforces it and what runs did. `?` shows the keys (docs/review.md). Decisions are kept in `FILE.review.json`; the policy keeps its comments and order. Flags do the same without a terminal; a RULE is a line number or an id as `--json` lists them.",options:[{name:"trace",short:"t",value:"FILE",summary:"what runs did, for evidence and the ladder"},{name:"against",value:"OLD",summary:"mark what is new or changed against an older policy"},{name:"accept",value:"RULE,\u2026",summary:"accept these rules",list:!0,repeated:!0},{name:"accept-below",value:"RISK",summary:"accept undecided rules below this risk",choices:["low","medium","high","critical"]},{name:"accept-covered",summary:"accept undecided rules that a module of policies/std grants as well"},{name:"deny",value:"RULE,\u2026",summary:"make `deny` rules of these",list:!0,repeated:!0},{name:"because",value:"TEXT",summary:"the reason of `--deny`"},{name:"drop",value:"RULE,\u2026",summary:"take these rules out",list:!0,repeated:!0},{name:"undecide",value:"RULE,\u2026",summary:"take back what was decided on these",list:!0,repeated:!0},{name:"widen",value:"RULE,\u2026",summary:"one step up the ladder of paths",list:!0,repeated:!0},{name:"narrow",value:"RULE,\u2026",summary:"one step down the ladder",list:!0,repeated:!0},{name:"split",value:"RULE,\u2026",summary:"split into one rule per path, name or call",list:!0,repeated:!0},{name:"edit",value:"RULE=TEXT",summary:"put this rule in its place",repeated:!0},{name:"effect",value:"RULE=EFFECT",summary:"`log`, `errno NAME`, `kill`, `trap` or `none`",repeated:!0},{name:"decisions",value:"FILE",summary:"decisions as a `.review.json` has them"},{name:"sign-off",value:"NAME",summary:"approve the policy, once every rule is decided"},{name:"plain",summary:"print lines and read commands, for screen readers and pipes"}],examples:[{command:"polc review app.policy --trace app.trace",does:"review what was learned"},{command:"polc review app.policy --accept-below medium",does:"accept what gives little away"},{command:"polc review app.policy --json",does:"the rules with risk and evidence"},{command:'polc review app.policy --sign-off "Ada L."',does:"approve it"}]},{name:"doctor",summary:"say what this host can enforce, and what is missing",operands:"[FILE]",minimum:0,maximum:1,completes:"policy",description:"Tries what this kernel and this user can do: seccomp and its actions, Landlock, the LSMs, tracing; and says what to install or switch on. With a policy: how well the layers of this host enforce it, and what stays open here.",options:[Ws,...Zl],examples:[{command:"polc doctor app.policy",does:"how well does this host enforce the policy?"}]},{name:"completion",summary:"print the completion script of a shell",operands:"bash|zsh|fish",minimum:1,maximum:1,completes:["bash","zsh","fish"],description:"Prints a script that completes polc\u2019s commands, options and files.",options:[],examples:[{command:"source <(polc completion bash)",does:"completion in this shell"}]},{name:"help",summary:"show the commands, or the help of one",operands:"[COMMAND]",minimum:0,maximum:1,completes:"command",description:"Without a command: the list of commands.",options:[],examples:[{command:"polc help compile",does:"the options of compile"}]}],h_=t=>Jo.find(e=>e.name===t),R_=t=>[...t.options,...Jl];var k={fine:0,findings:1,usage:2,runFailed:125,runNotExecutable:126,runNotFound:127};function NT(t,e){let n=e.indexOf("--"),r=n===-1?e:e.slice(0,n),s=n===-1?[]:e.slice(n+1),o=R_(t),{values:i,positionals:a,problem:_}=$M(o,r),c=new e0(o,i);if(c.flag("help"))return{operands:[],program:[],options:c};if(_!==void 0){let d=t.program&&n===-1?"the command and its options stand behind `--`":_.help;throw ar(t,_.message,d)}for(let d of o)qM(t,d,c);let l=t.program?a:[...a,...s];return QM(t,l,n===-1?void 0:s),{operands:l,program:t.program?s:[],options:c}}function $M(t,e){let n=Object.fromEntries(t.map(a=>[a.name,{type:a.value===void 0?"boolean":"string",...a.short===void 0?{}:{short:a.short},...a.repeated?{multiple:!0}:{}}])),{values:r,positionals:s,tokens:o}=(0,PT.parseArgs)({args:[...e],options:n,allowPositionals:!0,strict:!1,tokens:!0}),i=new Set;for(let a of o){if(a.kind!=="option")continue;let _=t.find(l=>l.name===a.name),c=l=>({values:r,positionals:s,problem:l});if(!_)return c(jM(a.rawName,t));if(_.value!==void 0&&a.value===void 0)return c({message:`\`${a.rawName}\` takes a value`,help:`write \`${t0(_)}\``});if(_.value!==void 0&&!a.inlineValue&&a.value?.startsWith("-")&&a.value!=="-"){let l=`write \`${a.rawName}=${D(a.value)}\` if that is the value`;return c({message:`\`${a.rawName}\` takes a value, not the option \`${D(a.value)}\``,help:l})}if(_.value===void 0&&a.value!==void 0)return c({message:`\`${a.rawName}\` takes no value`});if(!_.repeated&&_.value!==void 0&&i.has(_.name))return c({message:`\`${a.rawName}\` is given twice`});i.add(_.name)}return{values:r,positionals:s}}function jM(t,e){let n=t.replace(/^-+/,""),r=t.startsWith("--")?B(n,e.map(s=>s.name)):void 0;return{message:`unknown option \`${D(t)}\``,help:r?`did you mean \`--${r}\`?`:void 0}}function qM(t,e,n){if(e.choices)for(let r of n.values(e.name)){if(e.choices.includes(r))continue;let s=B(r,e.choices),o=s?`did you mean \`${s}\`?`:`it takes ${e.choices.join(", ")}`;throw ar(t,`\`--${e.name}\` can't be \`${D(r)}\``,o)}}function QM(t,e,n){let r=`usage: polc ${t.name} ${t.operands}`;if(t.program&&n===void 0&&e.length>1)throw ar(t,"the command to run has to stand behind `--`",r);if(e.length<t.minimum)throw ar(t,`\`${t.name}\` needs ${t.operands}`,r);if(t.program&&(n??[]).length===0)throw ar(t,`\`${t.name}\` needs a command behind \`--\``,r);if(t.maximum!==void 0&&e.length>t.maximum){let s=D(e[t.maximum]??"");throw ar(t,`unexpected argument \`${s}\``,r)}}function ar(t,e,n){let r=n??(t?`see \`polc help ${t.name}\``:"see `polc help`");return new X(k.usage,rs(void 0,e,r))}function t0(t){return`${t.short===void 0?"":`-${t.short}, `}--${t.name}${t.value===void 0?"":` ${t.value}`}`}var e0=class{#e;#t;constructor(e,n){this.#e=e,this.#t=n}#n(e){let n=this.#e.find(r=>r.name===e);if(!n)throw new Error(`no option --${e} in the table`);return n}flag(e){return this.#n(e),this.#t[e]===!0}value(e){this.#n(e);let n=this.#t[e];return typeof n=="string"?n:void 0}values(e){let n=this.#n(e),r=this.#t[e],s=(Array.isArray(r)?r:[r]).filter(o=>typeof o=="string");return n.list?s.flatMap(o=>o.split(",").filter(i=>i!=="")):s}};function n0(t,e,n){let r=[],s="";for(let o of t.split(" "))s!==""&&s.length+1+o.length>e?(r.push(s),s=o):s=s===""?o:`${s} ${o}`;return r.push(s),r.join(`
${" ".repeat(n)}`)}var r0=t=>{let e=Math.max(...t.map(([r])=>r.length)),n=e+4;return t.map(([r,s])=>`  ${r.padEnd(e)}  ${n0(s,100-n,n)}
`).join("")},yT=t=>t.map(e=>[(e.short===void 0?"    ":"")+t0(e),e.summary]);function MT(){return[`polc compiles one readable policy to proven filters, and runs programs under it

`,`usage: polc COMMAND [OPTION\u2026] [ARGUMENT\u2026]

`,`commands:
`,r0(Jo.map(t=>[t.name,t.summary])),`
options of every command:
`,r0([...yT(Jl),["    --version","print the version (without a command)"]]),"\n`-` as FILE is stdin. Exit status: 0 fine, 1 findings, 2 usage or environment.\n","See `polc help COMMAND` for the options of one, `polc explain CODE` for what a diagnostic means.\n"].join("")}function LT(t){return[`usage: polc ${t.name} ${t.options.length>0?"[OPTION\u2026] ":""}${t.operands}

`,`${n0(t.description,100,0)}

`,`options:
`,r0(yT(R_(t))),`
examples:
`,t.examples.map(e=>`  ${e.command}
      ${e.does}
`).join("")].join("")}var ve=require("node:fs");var DT=require("node:fs");function ei(t,e){let n=Buffer.from(e,"utf8");for(let r=0;r<n.length;)try{r+=(0,DT.writeSync)(t,n,r)}catch(s){let o=ti(s);if(o==="EAGAIN")s0(2);else{if(o==="EPIPE")return"closed";if(o!=="EINTR")return{error:o??"unknown error"}}}return"all"}function s0(t){Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,t)}function ti(t){return t instanceof Error&&"code"in t&&typeof t.code=="string"?t.code:void 0}var O_=16*1024*1024;function o0(t,e){let n;try{let r=(0,ve.realpathSync)(t);if(e&&!e(r))return{kind:"outside"};if(!(0,ve.statSync)(r).isFile())return{kind:"not-regular",what:zM(r)};n=(0,ve.openSync)(r,ve.constants.O_RDONLY|ve.constants.O_NOFOLLOW|ve.constants.O_NONBLOCK|ve.constants.O_NOCTTY);let s=(0,ve.fstatSync)(n);if(!s.isFile())return{kind:"not-regular",what:"no regular file"};if(s.size>O_)return{kind:"too-large",bytes:s.size};let o=FT(n,O_);return o?{kind:"ok",bytes:o,real:r}:{kind:"too-large",bytes:O_+1}}catch(r){let s=ti(r);if(s===void 0)throw r;return s==="ENOENT"||s==="ENOTDIR"?{kind:"missing"}:{kind:"unreadable",why:g_(s)}}finally{n!==void 0&&(0,ve.closeSync)(n)}}function zM(t){let e=(0,ve.statSync)(t);return e.isDirectory()?"it is a directory":e.isFIFO()?"it is a pipe":"it is no regular file"}function FT(t,e){let n=[],r=0;for(;;){let s=Buffer.allocUnsafe(262144),o=0;try{o=(0,ve.readSync)(t,s,0,s.length,null)}catch(i){let a=ti(i);if(a==="EAGAIN")s0(5);else if(a!=="EINTR")throw i;continue}if(o===0)return Buffer.concat(n);if(r+=o,r>e)return;n.push(s.subarray(0,o))}}var ZM="<stdin>";function JM(t){let e=t==="-"?0:e4(t);if(e!==void 0){let r=t==="-"?ZM:t,s;try{s=FT(e,O_)}catch(o){throw I_(r,g_(ti(o)??"EIO"))}if(!s)throw new X(k.usage,Uc(void 0,D(r),"16 MB"));return{name:r,bytes:s,real:void 0}}let n=o0(t);switch(n.kind){case"ok":return{name:t,bytes:n.bytes,real:n.real};case"missing":throw I_(t,"there is no such file");case"not-regular":throw I_(t,n.what);case"too-large":throw new X(k.usage,Uc(void 0,D(t),"16 MB"));case"outside":case"unreadable":throw I_(t,n.kind==="unreadable"?n.why:"permission denied")}}function bT(t){let{name:e,bytes:n,real:r}=JM(t),s=Ho(n);if(s===void 0)throw new X(k.usage,Qd(void 0,D(e)));return{source:{path:e,text:s},real:r}}function e4(t){if(t==="/dev/stdin")return 0;let e=/^\/(?:dev|proc\/self)\/fd\/(\d{1,6})$/.exec(t)?.[1];return e===void 0?void 0:Number(e)}var I_=(t,e)=>new X(k.usage,qd(void 0,D(t),e)),t4={EACCES:"permission denied",EPERM:"not permitted",EROFS:"the file system is read-only",ENOSPC:"no space left",EDQUOT:"the quota is used up",ENOENT:"there is no such file",ENOTDIR:"a part of the path is no folder",EISDIR:"it is a directory",ELOOP:"too many symbolic links",ENAMETOOLONG:"the name is too long",EMFILE:"too many open files",EIO:"input/output error",EEXIST:"it exists already",EBADF:"it is not open"},g_=t=>t4[t]??t;var UT=require("node:tty");function kT(t,e){if(t!=="auto")return t==="always";let{NO_COLOR:n,TERM:r}=process.env;return n!==void 0&&n!==""?!1:r!=="dumb"&&(0,UT.isatty)(e)}var n4=1,Ur=class{json;#e;#t;#n=[];#r={};#o="all";constructor(e,n,r){this.#e=e,this.json=n,this.#t=r}print(e){this.json||this.#s(e)}report(e){this.#n.push(...e)}result(e){this.#r={...this.#r,...e}}finish(e){if(this.json){let r={...{format_version:n4,command:this.#e,exit:e},...this.#r,diagnostics:this.#n.map(Xl)};this.#s(`${JSON.stringify(r,o4,2)}
`)}else this.#n.length>0&&ei(2,s4(this.#n,kT(this.#t,2)));return typeof this.#o=="object"?this.#o.error:void 0}#s(e){this.#o==="all"&&(this.#o=ei(1,e))}},r4=40;function s4(t,e){let n=T_(t).slice(0,r4),r=t.length-n.length;return Yl(n,{color:e})+(r>0?`
\u2026 and ${r} more; \`--json\` has all of them
`:"")}function o4(t,e){if(typeof e=="bigint")return e<=BigInt(Number.MAX_SAFE_INTEGER)?Number(e):e.toString();if(e instanceof Map||e instanceof Set)throw new TypeError("a Map or Set in a JSON result");return e}var i0=require("node:path"),VT=require("node:url"),x_=()=>(0,i0.dirname)((0,i0.dirname)((0,VT.fileURLToPath)(__url)));async function vT(t,e){let[n,...r]=t,s=n===void 0?void 0:h_(n);if(s)return i4(s,r,e);let o=new Ur("",!1,"auto");if(n==="--version"||n==="-V")o.print(`${l4()}
`);else if(n===void 0||n==="--help"||n==="-h")o.print(MT());else{let i=B(n,Jo.map(c=>c.name)),a=n.startsWith("-")?"option":"command",_=i?`did you mean \`polc ${i}\`?`:"see `polc help` for the list of commands";return o.report([rs(void 0,`unknown ${a} \`${D(n)}\``,_)]),a0(o,k.usage)}return a0(o,k.fine)}async function i4(t,e,n){let r=new Ur(t.name,a4(e).includes("--json"),"auto"),s;try{let{options:o,...i}=NT(t,e);r=new Ur(t.name,o.flag("json"),_4(o.value("color"))),o.flag("help")?(r.print(LT(t)),s=k.fine):s=await n().run({...i,options:o,output:r})}catch(o){s=o instanceof X?o.exit:k.usage,r.report(o instanceof X?o.diagnostics:[c4(o)])}return t.program&&(s===k.findings||s===k.usage)&&(s=k.runFailed),a0(r,s)}var a4=t=>t.includes("--")?t.slice(0,t.indexOf("--")):t,_4=t=>t==="always"||t==="never"?t:"auto";function a0(t,e){let n=t.finish(e);if(n===void 0)return e;let r=new Ur("",!1,"auto");return r.report([zd(void 0,"stdout",g_(n))]),r.finish(e),e===k.fine?k.usage:e}function c4(t){let e=t instanceof Error?t.message:String(t);return process.env.POLC_DEBUG==="1"&&t instanceof Error&&console.error(t.stack),Jd(void 0,D(e.split(`
`,1)[0]??""))}function l4(){let t=JSON.parse((0,GT.readFileSync)((0,wT.join)(x_(),"package.json"),"utf8")),e=typeof t=="object"&&t!==null&&"version"in t?t.version:"";return`polc ${String(e)}`}var Hd={};SI(Hd,{run:()=>w2});var Vh=require("node:fs");var Ln=["kill","kill thread","trap","errno","deny","notify","trace","log","allow"],BT={rule:-1,span:{source:{path:"otherwise",text:""},start:0,end:0}};var _0=["seccomp","landlock","apparmor","selinux"];var A_=class{constructor(e){this.automaton=e;this.#o=this.#i(),this.#s(new Set),this.#s(new Set([0]))}automaton;classOf=new Uint8Array(256);#e=[];#t=new Map;#n=[];#r=[];#o;step(e,n){let r=this.#r[e],s=this.classOf[n];if(!r||s===void 0)return 0;let o=r[s]??0;if(o>=0)return o;let i=new Set;for(let a of this.#e[e]??[])for(let _ of this.automaton.steps[a]??[])_.set[n]&&i.add(_.next);return r[s]=this.#s(i)}accepts(e){return this.#n[e]??!1}goesOn(e){return this.#e[e]?.some(n=>(this.automaton.steps[n]?.length??0)>0)??!1}along(e,n=1){let r=n;for(let s=0;s<e.length&&r!==0;s++)r=this.step(r,e.charCodeAt(s));return r}#s(e){for(let o of e)for(let i of this.automaton.empty[o]??[])e.add(i);let n=[...e].sort((o,i)=>o-i),r=n.join(","),s=this.#t.get(r);return s===void 0&&(this.#t.set(r,s=this.#e.length),this.#e.push(n),this.#n.push(e.has(this.automaton.accept)),this.#r.push(new Int32Array(this.#o).fill(-1))),s}#i(){let e=1;for(let n of new Set(this.automaton.steps.flatMap(r=>r.map(s=>s.set)))){let r=new Map,s=new Map;e=0;for(let o=0;o<256;o++){let i=n[o]?r:s,a=this.classOf[o]??0,_=i.get(a);_===void 0&&i.set(a,_=e++),this.classOf[o]=_}}return e}},d4=[...Array.from({length:255},(t,e)=>e+1)].sort((t,e)=>+!/[a-z0-9/]/.test(String.fromCharCode(t))-+!/[a-z0-9/]/.test(String.fromCharCode(e)));function E4(t,e){let n=new Set;return d4.filter(r=>{let s=(t.classOf[r]??0)*256+(e.classOf[r]??0);return!n.has(s)&&n.add(s)})}var u4=2e4;function c0(t,e,n,r,s){let o=E4(t,e),i=(l,d)=>l*2**26+d,a={a:t.along(n),b:e.along(n),from:-1,byte:0},_=new Set([i(a.a,a.b)]),c=[a];for(let l=0;l<c.length;l++){let d=c[l]??a;if(r(t.accepts(d.a),e.accepts(d.b)))return{path:n+f4(c,l),gaveUp:!1};if(_.size>u4)return{path:void 0,gaveUp:!0};for(let E of o){let[u,f]=[t.step(d.a,E),e.step(d.b,E)];if(!s(u,f))continue;let p=i(u,f);_.has(p)||(_.add(p),c.push({a:u,b:f,from:l,byte:E}))}}return{path:void 0,gaveUp:!1}}function f4(t,e){let n=[];for(let r=t[e];r&&r.from>=0;r=t[r.from])n.push(r.byte);return String.fromCharCode(...n.reverse())}var C_=t=>Array.from({length:256},(e,n)=>t(n)),l0=C_(t=>t!==47&&t!==0),p4=C_(t=>t!==0),KT=new Map,HT=new Map;function WT(t){let e=KT.get(t);return e||KT.set(t,e=C_(n=>n===t)),e}var E0=class{constructor(e,n=16){this.text=e;this.maxNesting=n}text;maxNesting;at=0;parse(){try{let e=this.sequence(0);return this.at<this.text.length?{problem:`unexpected \`${this.text[this.at]}\``}:e}catch(e){if(e instanceof Dn)return{problem:e.message};throw e}}sequence(e){if(e>this.maxNesting)throw new Dn(`braces nested deeper than ${this.maxNesting}`);let n=[],r=!1;for(;this.at<this.text.length;){let s=this.text[this.at];if(e>0&&(s===","||s==="}"))break;if(this.at++,s==="*"){let o=this.text[this.at]==="*";for(;this.text[this.at]==="*";)this.at++;let i=o?p4:l0,a=this.text[this.at];r&&(a===void 0||a==="/")&&n.push({kind:"set",set:l0}),n.push({kind:"star",set:i})}else if(s==="?")n.push({kind:"set",set:l0});else if(s==="[")n.push({kind:"set",set:this.bracket()});else if(s==="{")n.push(this.braces(e));else if(s==="\\"){let o=this.text[this.at++];if(o===void 0)throw new Dn("a backslash at the end");n.push({kind:"set",set:WT(o.charCodeAt(0))})}else n.push({kind:"set",set:WT(s.charCodeAt(0))});r=s==="/"}return n}braces(e){let n=[];for(;;){n.push(this.sequence(e+1));let r=this.text[this.at++];if(r==="}")return{kind:"choice",of:n};if(r!==",")throw new Dn("`{` without `}`")}}bracket(){let e=this.at,n=this.text[this.at]==="^"||this.text[this.at]==="!";n&&this.at++;let r=new Set,s=!0;for(;;){let a=this.text[this.at++];if(a===void 0)throw new Dn("`[` without `]`");if(a==="]"&&!s)break;if(s=!1,a==="\\"&&(a=this.text[this.at++]),a===void 0)throw new Dn("`[` without `]`");let _=a.charCodeAt(0),c=_;if(this.text[this.at]==="-"&&this.text[this.at+1]!=="]"&&this.text[this.at+1]!==void 0){this.at++;let l=this.text[this.at++];if(l==="\\"&&(l=this.text[this.at++]??""),c=l.charCodeAt(0),!(c>=_))throw new Dn(`the range \`${a}-${l}\` runs backwards`)}for(let l=_;l<=c;l++)r.add(l)}let o=this.text.slice(e,this.at),i=HT.get(o);return i||HT.set(o,i=C_(a=>a!==0&&a!==47&&r.has(a)!==n)),i}},Dn=class extends Error{};function m4(t){let e=[[]],n=[[]],r=()=>(e.push([]),n.push([]),e.length-1),s=(i,a)=>{let _=i;for(let c of a)if(c.kind==="set"){let l=r();e[_].push({set:c.set,next:l}),_=l}else if(c.kind==="star"){let l=r();n[_].push(l),e[l].push({set:c.set,next:l}),_=r(),n[l].push(_)}else{let l=c.of.map(E=>{let u=r();return n[_].push(u),s(u,E)}),d=r();for(let E of l)n[E].push(d);_=d}return _},o=s(0,t);return{steps:e,empty:n,accept:o}}function u0(t){let e=new E0(t).parse();if("problem"in e)return e;let n=[];for(let s of e){let o=s.kind==="set"?s.set.indexOf(!0):-1;if(o<0||s.kind!=="set"||s.set.lastIndexOf(!0)!==o)break;n.push(String.fromCharCode(o))}let r=n.length===e.length?n.join(""):void 0;return YT({text:t,literal:r,prefix:n.join("")},()=>m4(e))}function YT(t,e){let n,r;return{...t,get automaton(){return n??=e()},get walk(){return r??=new A_(this.automaton)}}}var _r=({literal:t,prefix:e,walk:n},r)=>t!==void 0?t===r:r.startsWith(e)&&n.accepts(n.along(r)),XT=({walk:t},e)=>t.goesOn(t.along(e)),T4=(t,e)=>t.prefix.startsWith(e.prefix)||e.prefix.startsWith(t.prefix);function S4(t,e){let n={path:void 0,gaveUp:!1};if(!T4(t,e))return n;if(t.literal!==void 0)return _r(e,t.literal)?{...n,path:t.literal}:n;if(e.literal!==void 0)return _r(t,e.literal)?{...n,path:e.literal}:n;let r=t.prefix.length>e.prefix.length?t.prefix:e.prefix,s=(o,i)=>o&&i;return c0(t.walk,e.walk,r,s,(o,i)=>o!==0&&i!==0)}var f0=(t,e)=>S4(t,e).path;function p0(t,e){if(e.literal!==void 0)return _r(t,e.literal);if(t.literal!==void 0||!e.prefix.startsWith(t.prefix))return!1;let n=(o,i)=>o&&!i,{path:r,gaveUp:s}=c0(e.walk,t.walk,e.prefix,n,o=>o!==0);return r===void 0&&!s}var $T=t=>[[0n,(1n<<BigInt(t))-1n]];function kr(t){let e=t.filter(([r,s])=>r<=s).sort((r,s)=>r[0]<s[0]?-1:r[0]>s[0]?1:0),n=[];for(let[r,s]of e){let o=n.at(-1);o&&r<=o[1]+1n?s>o[1]&&(o[1]=s):n.push([r,s])}return n}var m0=(t,e)=>t.some(([n,r])=>n<=e&&e<=r),T0=(t,e)=>e.every(([n,r])=>t.some(([s,o])=>s<=n&&r<=o));function jT(t,e,n){let r=1n<<BigInt(n),s=r>>1n,o=t<-s?-s:t,i=e>s-1n?s-1n:e;return o>i?[]:o>=0n?[[o,i]]:i<0n?[[o+r,i+r]]:kr([[0n,i],[o+r,r-1n]])}var S0={x86_64:`0 read write open close stat fstat lstat poll lseek mmap
10 mprotect munmap brk rt_sigaction rt_sigprocmask rt_sigreturn ioctl pread64 pwrite64 readv
20 writev access pipe select sched_yield mremap msync mincore madvise shmget
30 shmat shmctl dup dup2 pause nanosleep getitimer alarm setitimer getpid
40 sendfile socket connect accept sendto recvfrom sendmsg recvmsg shutdown bind
50 listen getsockname getpeername socketpair setsockopt getsockopt clone fork vfork execve
60 exit wait4 kill uname semget semop semctl shmdt msgget msgsnd
70 msgrcv msgctl fcntl flock fsync fdatasync truncate ftruncate getdents getcwd
80 chdir fchdir rename mkdir rmdir creat link unlink symlink readlink
90 chmod fchmod chown fchown lchown umask gettimeofday getrlimit getrusage sysinfo
100 times ptrace getuid syslog getgid setuid setgid geteuid getegid setpgid
110 getppid getpgrp setsid setreuid setregid getgroups setgroups setresuid getresuid setresgid
120 getresgid getpgid setfsuid setfsgid getsid capget capset rt_sigpending rt_sigtimedwait rt_sigqueueinfo
130 rt_sigsuspend sigaltstack utime mknod uselib personality ustat statfs fstatfs sysfs
140 getpriority setpriority sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_get_priority_max sched_get_priority_min sched_rr_get_interval mlock
150 munlock mlockall munlockall vhangup modify_ldt pivot_root _sysctl prctl arch_prctl adjtimex
160 setrlimit chroot sync acct settimeofday mount umount2 swapon swapoff reboot
170 sethostname setdomainname iopl ioperm create_module init_module delete_module get_kernel_syms query_module quotactl
180 nfsservctl getpmsg putpmsg afs_syscall tuxcall security gettid readahead setxattr lsetxattr
190 fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr
200 tkill time futex sched_setaffinity sched_getaffinity set_thread_area io_setup io_destroy io_getevents io_submit
210 io_cancel get_thread_area lookup_dcookie epoll_create epoll_ctl_old epoll_wait_old remap_file_pages getdents64 set_tid_address restart_syscall
220 semtimedop fadvise64 timer_create timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres
230 clock_nanosleep exit_group epoll_wait epoll_ctl tgkill utimes vserver mbind set_mempolicy get_mempolicy
240 mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load waitid add_key request_key
250 keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat
260 fchownat futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat
270 pselect6 ppoll unshare set_robust_list get_robust_list splice tee sync_file_range vmsplice move_pages
280 utimensat epoll_pwait signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime accept4 signalfd4
290 eventfd2 epoll_create1 dup3 pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg
300 fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns getcpu
310 process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create
320 kexec_file_load bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect
330 pkey_alloc pkey_free statx io_pgetevents rseq uretprobe uprobe
424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv
450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
470 listns rseq_slice_yield`,i386:`0 restart_syscall exit fork read write open close waitpid creat link
10 unlink execve chdir time mknod chmod lchown break oldstat lseek
20 getpid mount umount setuid getuid stime ptrace alarm oldfstat pause
30 utime stty gtty access nice ftime sync kill rename mkdir
40 rmdir dup pipe times prof brk setgid getgid signal geteuid
50 getegid acct umount2 lock ioctl fcntl mpx setpgid ulimit oldolduname
60 umask chroot ustat dup2 getppid getpgrp setsid sigaction sgetmask ssetmask
70 setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage gettimeofday settimeofday
80 getgroups setgroups select symlink oldlstat readlink uselib swapon reboot readdir
90 mmap munmap truncate ftruncate fchmod fchown getpriority setpriority profil statfs
100 fstatfs ioperm socketcall syslog setitimer getitimer stat lstat fstat olduname
110 iopl vhangup idle vm86old wait4 swapoff sysinfo ipc fsync sigreturn
120 clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask create_module init_module delete_module
130 get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall setfsuid setfsgid
140 _llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl
150 mlock munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield sched_get_priority_max
160 sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid vm86 query_module poll nfsservctl
170 setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend
180 pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile getpmsg putpmsg
190 vfork ugetrlimit mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 lchown32 getuid32
200 getgid32 geteuid32 getegid32 setreuid32 setregid32 getgroups32 setgroups32 fchown32 setresuid32 getresuid32
210 setresgid32 getresgid32 chown32 setuid32 setgid32 setfsuid32 setfsgid32 pivot_root mincore madvise
220 getdents64 fcntl64 224 gettid readahead setxattr lsetxattr fsetxattr getxattr
230 lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr tkill sendfile64
240 futex sched_setaffinity sched_getaffinity set_thread_area get_thread_area io_setup io_destroy io_getevents io_submit io_cancel
250 fadvise64 252 exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages set_tid_address timer_create
260 timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep statfs64 fstatfs64
270 tgkill utimes fadvise64_64 vserver mbind get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend
280 mq_timedreceive mq_notify mq_getsetattr kexec_load waitid 286 add_key request_key keyctl ioprio_set
290 ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat fchownat futimesat
300 fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll
310 unshare set_robust_list get_robust_list splice sync_file_range tee vmsplice move_pages getcpu epoll_pwait
320 utimensat signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1
330 dup3 pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg fanotify_init fanotify_mark
340 prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns process_vm_readv process_vm_writev kcmp
350 finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat socket
360 socketpair bind connect listen accept4 getsockopt setsockopt getsockname getpeername sendto
370 sendmsg recvfrom recvmsg shutdown userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2
380 pkey_mprotect pkey_alloc pkey_free statx arch_prctl io_pgetevents rseq
393 semget semctl shmget shmctl shmat shmdt msgget
400 msgsnd msgrcv msgctl clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64
410 timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64
420 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv
450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
470 listns rseq_slice_yield`,x32:`1073741824 read write open close stat fstat
1073741830 lstat poll lseek mmap mprotect munmap brk 1073741838 rt_sigprocmask
1073741841 pread64 pwrite64 1073741845 access pipe select sched_yield mremap
1073741850 msync mincore madvise shmget shmat shmctl dup dup2 pause nanosleep
1073741860 getitimer alarm setitimer getpid sendfile socket connect accept sendto
1073741872 shutdown bind listen getsockname getpeername socketpair
1073741880 clone fork vfork 1073741884 exit wait4 kill uname semget semop
1073741890 semctl shmdt msgget msgsnd msgrcv msgctl fcntl flock fsync fdatasync
1073741900 truncate ftruncate getdents getcwd chdir fchdir rename mkdir rmdir creat
1073741910 link unlink symlink readlink chmod fchmod chown fchown lchown umask
1073741920 gettimeofday getrlimit getrusage sysinfo times 1073741926 getuid syslog getgid setuid
1073741930 setgid geteuid getegid setpgid getppid getpgrp setsid setreuid setregid getgroups
1073741940 setgroups setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid getsid capget
1073741950 capset 1073741954 rt_sigsuspend 1073741956 utime mknod 1073741959 personality
1073741960 ustat statfs fstatfs sysfs getpriority setpriority sched_setparam sched_getparam sched_setscheduler sched_getscheduler
1073741970 sched_get_priority_max sched_get_priority_min sched_rr_get_interval mlock munlock mlockall munlockall vhangup modify_ldt pivot_root
1073741981 prctl arch_prctl adjtimex setrlimit chroot sync acct settimeofday mount
1073741990 umount2 swapon swapoff reboot sethostname setdomainname iopl ioperm 1073741999 init_module
1073742000 delete_module 1073742003 quotactl 1073742005 getpmsg putpmsg afs_syscall tuxcall security
1073742010 gettid readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr
1073742020 flistxattr removexattr lremovexattr fremovexattr tkill time futex sched_setaffinity sched_getaffinity
1073742031 io_destroy io_getevents 1073742034 io_cancel 1073742036 lookup_dcookie epoll_create
1073742040 remap_file_pages getdents64 set_tid_address restart_syscall semtimedop fadvise64 1073742047 timer_settime timer_gettime timer_getoverrun
1073742050 timer_delete clock_settime clock_gettime clock_getres clock_nanosleep exit_group epoll_wait epoll_ctl tgkill utimes
1073742061 mbind set_mempolicy get_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive 1073742069 mq_getsetattr
1073742072 add_key request_key keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch
1073742080 migrate_pages openat mkdirat mknodat fchownat futimesat newfstatat unlinkat renameat linkat
1073742090 symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare 1073742099 splice
1073742100 tee sync_file_range 1073742104 utimensat epoll_pwait signalfd timerfd_create eventfd fallocate
1073742110 timerfd_settime timerfd_gettime accept4 signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1
1073742122 perf_event_open 1073742124 fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime
1073742130 syncfs 1073742132 setns getcpu 1073742136 kcmp finit_module sched_setattr sched_getattr
1073742140 renameat2 seccomp getrandom memfd_create kexec_file_load bpf 1073742147 userfaultfd membarrier mlock2
1073742150 copy_file_range 1073742153 pkey_mprotect pkey_alloc pkey_free statx io_pgetevents rseq
1073742248 pidfd_send_signal io_uring_setup
1073742250 io_uring_enter io_uring_register open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3
1073742260 close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule
1073742270 landlock_restrict_self memfd_secret process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2 1073742278 futex_wake futex_wait
1073742280 futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
1073742290 removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield
1073742336 rt_sigaction rt_sigreturn ioctl readv
1073742340 writev recvfrom sendmsg recvmsg execve ptrace rt_sigpending rt_sigtimedwait rt_sigqueueinfo sigaltstack
1073742350 timer_create mq_notify kexec_load waitid set_robust_list get_robust_list vmsplice move_pages preadv pwritev
1073742360 rt_tgsigqueueinfo recvmmsg sendmmsg process_vm_readv process_vm_writev setsockopt getsockopt io_setup io_submit execveat
1073742370 preadv2 pwritev2`,aarch64:`0 io_setup io_destroy io_submit io_cancel io_getevents setxattr lsetxattr fsetxattr getxattr lgetxattr
10 fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr getcwd lookup_dcookie eventfd2
20 epoll_create1 epoll_ctl epoll_pwait dup dup3 fcntl inotify_init1 inotify_add_watch inotify_rm_watch ioctl
30 ioprio_set ioprio_get flock mknodat mkdirat unlinkat symlinkat linkat renameat umount2
40 mount pivot_root nfsservctl statfs fstatfs truncate ftruncate fallocate faccessat chdir
50 fchdir chroot fchmod fchmodat fchownat fchown openat close vhangup pipe2
60 quotactl getdents64 lseek read write readv writev pread64 pwrite64 preadv
70 pwritev sendfile pselect6 ppoll signalfd4 vmsplice splice tee readlinkat newfstatat
80 fstat sync fsync fdatasync sync_file_range timerfd_create timerfd_settime timerfd_gettime utimensat acct
90 capget capset personality exit exit_group waitid set_tid_address unshare futex set_robust_list
100 get_robust_list nanosleep getitimer setitimer kexec_load init_module delete_module timer_create timer_gettime timer_getoverrun
110 timer_settime timer_delete clock_settime clock_gettime clock_getres clock_nanosleep syslog ptrace sched_setparam sched_setscheduler
120 sched_getscheduler sched_getparam sched_setaffinity sched_getaffinity sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval restart_syscall kill
130 tkill tgkill sigaltstack rt_sigsuspend rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigreturn
140 setpriority getpriority reboot setregid setgid setreuid setuid setresuid getresuid setresgid
150 getresgid setfsuid setfsgid times setpgid getpgid getsid setsid getgroups setgroups
160 uname sethostname setdomainname getrlimit setrlimit getrusage umask prctl getcpu gettimeofday
170 settimeofday adjtimex getpid getppid getuid geteuid getgid getegid gettid sysinfo
180 mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr msgget msgctl msgrcv msgsnd
190 semget semctl semtimedop semop shmget shmctl shmat shmdt socket socketpair
200 bind listen accept connect getsockname getpeername sendto recvfrom setsockopt getsockopt
210 shutdown sendmsg recvmsg readahead brk munmap mremap add_key request_key keyctl
220 clone execve mmap fadvise64 swapon swapoff mprotect msync mlock munlock
230 mlockall munlockall mincore madvise remap_file_pages mbind get_mempolicy set_mempolicy migrate_pages move_pages
240 rt_tgsigqueueinfo perf_event_open accept4 recvmmsg
260 wait4 prlimit64 fanotify_init fanotify_mark name_to_handle_at open_by_handle_at clock_adjtime syncfs setns sendmmsg
270 process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create
280 bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc
290 pkey_free statx io_pgetevents rseq kexec_file_load
424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv
450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
470 listns rseq_slice_yield`,arm:`0 restart_syscall exit fork read write open close 8 creat link
10 unlink execve chdir 14 mknod chmod lchown 19 lseek
20 getpid mount 23 setuid getuid 26 ptrace 29 pause
33 access nice 36 sync kill rename mkdir
40 rmdir dup pipe times 45 brk setgid getgid 49 geteuid
50 getegid acct umount2 54 ioctl fcntl 57 setpgid
60 umask chroot ustat dup2 getppid getpgrp setsid sigaction
70 setreuid setregid sigsuspend sigpending sethostname setrlimit 77 getrusage gettimeofday settimeofday
80 getgroups setgroups 83 symlink 85 readlink uselib swapon reboot
91 munmap truncate ftruncate fchmod fchown getpriority setpriority 99 statfs
100 fstatfs 103 syslog setitimer getitimer stat lstat fstat
111 vhangup 114 wait4 swapoff sysinfo 118 fsync sigreturn
120 clone setdomainname uname 124 adjtimex mprotect sigprocmask 128 init_module delete_module
131 quotactl getpgid fchdir bdflush sysfs personality 138 setfsuid setfsgid
140 _llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl
150 mlock munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield sched_get_priority_max
160 sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid 168 poll nfsservctl
170 setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend
180 pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile
190 vfork ugetrlimit mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 lchown32 getuid32
200 getgid32 geteuid32 getegid32 setreuid32 setregid32 getgroups32 setgroups32 fchown32 setresuid32 getresuid32
210 setresgid32 getresgid32 chown32 setuid32 setgid32 setfsuid32 setfsgid32 getdents64 pivot_root mincore
220 madvise fcntl64 224 gettid readahead setxattr lsetxattr fsetxattr getxattr
230 lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr tkill sendfile64
240 futex sched_setaffinity sched_getaffinity io_setup io_destroy io_getevents io_submit io_cancel exit_group lookup_dcookie
250 epoll_create epoll_ctl epoll_wait remap_file_pages 256 set_tid_address timer_create timer_settime timer_gettime
260 timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep statfs64 fstatfs64 tgkill utimes
270 arm_fadvise64_64 pciconfig_iobase pciconfig_read pciconfig_write mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr
280 waitid socket bind connect listen accept getsockname getpeername socketpair send
290 sendto recv recvfrom shutdown setsockopt getsockopt sendmsg recvmsg semop semget
300 semctl msgsnd msgrcv msgget msgctl shmat shmdt shmget shmctl add_key
310 request_key keyctl semtimedop vserver ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch mbind
320 get_mempolicy set_mempolicy openat mkdirat mknodat fchownat futimesat fstatat64 unlinkat renameat
330 linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare set_robust_list get_robust_list
340 splice arm_sync_file_range 341 sync_file_range2 tee vmsplice move_pages getcpu epoll_pwait kexec_load utimensat signalfd
350 timerfd_create eventfd fallocate timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2
360 inotify_init1 preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg accept4 fanotify_init fanotify_mark prlimit64
370 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns process_vm_readv process_vm_writev kcmp finit_module
380 sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat userfaultfd membarrier
390 mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx rseq io_pgetevents
400 migrate_pages kexec_file_load 403 clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64
410 timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64
420 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
470 listns rseq_slice_yield
983041 breakpoint cacheflush usr26 usr32 set_tls get_tls`,riscv64:`0 io_setup io_destroy io_submit io_cancel io_getevents setxattr lsetxattr fsetxattr getxattr lgetxattr
10 fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr getcwd lookup_dcookie eventfd2
20 epoll_create1 epoll_ctl epoll_pwait dup dup3 fcntl inotify_init1 inotify_add_watch inotify_rm_watch ioctl
30 ioprio_set ioprio_get flock mknodat mkdirat unlinkat symlinkat linkat 39 umount2
40 mount pivot_root nfsservctl statfs fstatfs truncate ftruncate fallocate faccessat chdir
50 fchdir chroot fchmod fchmodat fchownat fchown openat close vhangup pipe2
60 quotactl getdents64 lseek read write readv writev pread64 pwrite64 preadv
70 pwritev sendfile pselect6 ppoll signalfd4 vmsplice splice tee readlinkat newfstatat
80 fstat sync fsync fdatasync sync_file_range timerfd_create timerfd_settime timerfd_gettime utimensat acct
90 capget capset personality exit exit_group waitid set_tid_address unshare futex set_robust_list
100 get_robust_list nanosleep getitimer setitimer kexec_load init_module delete_module timer_create timer_gettime timer_getoverrun
110 timer_settime timer_delete clock_settime clock_gettime clock_getres clock_nanosleep syslog ptrace sched_setparam sched_setscheduler
120 sched_getscheduler sched_getparam sched_setaffinity sched_getaffinity sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval restart_syscall kill
130 tkill tgkill sigaltstack rt_sigsuspend rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigreturn
140 setpriority getpriority reboot setregid setgid setreuid setuid setresuid getresuid setresgid
150 getresgid setfsuid setfsgid times setpgid getpgid getsid setsid getgroups setgroups
160 uname sethostname setdomainname getrlimit setrlimit getrusage umask prctl getcpu gettimeofday
170 settimeofday adjtimex getpid getppid getuid geteuid getgid getegid gettid sysinfo
180 mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr msgget msgctl msgrcv msgsnd
190 semget semctl semtimedop semop shmget shmctl shmat shmdt socket socketpair
200 bind listen accept connect getsockname getpeername sendto recvfrom setsockopt getsockopt
210 shutdown sendmsg recvmsg readahead brk munmap mremap add_key request_key keyctl
220 clone execve mmap fadvise64 swapon swapoff mprotect msync mlock munlock
230 mlockall munlockall mincore madvise remap_file_pages mbind get_mempolicy set_mempolicy migrate_pages move_pages
240 rt_tgsigqueueinfo perf_event_open accept4 recvmmsg
258 riscv_hwprobe riscv_flush_icache
260 wait4 prlimit64 fanotify_init fanotify_mark name_to_handle_at open_by_handle_at clock_adjtime syncfs setns sendmmsg
270 process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create
280 bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc
290 pkey_free statx io_pgetevents rseq kexec_file_load
424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv
450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
470 listns rseq_slice_yield`,ppc64le:`0 restart_syscall exit fork read write open close waitpid creat link
10 unlink execve chdir time mknod chmod lchown break oldstat lseek
20 getpid mount umount setuid getuid stime ptrace alarm oldfstat pause
30 utime stty gtty access nice ftime sync kill rename mkdir
40 rmdir dup pipe times prof brk setgid getgid signal geteuid
50 getegid acct umount2 lock ioctl fcntl mpx setpgid ulimit oldolduname
60 umask chroot ustat dup2 getppid getpgrp setsid sigaction sgetmask ssetmask
70 setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage gettimeofday settimeofday
80 getgroups setgroups select symlink oldlstat readlink uselib swapon reboot readdir
90 mmap munmap truncate ftruncate fchmod fchown getpriority setpriority profil statfs
100 fstatfs ioperm socketcall syslog setitimer getitimer stat lstat fstat olduname
110 iopl vhangup idle vm86 wait4 swapoff sysinfo ipc fsync sigreturn
120 clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask create_module init_module delete_module
130 get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall setfsuid setfsgid
140 _llseek getdents _newselect flock msync readv writev getsid fdatasync _sysctl
150 mlock munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield sched_get_priority_max
160 sched_get_priority_min sched_rr_get_interval nanosleep mremap setresuid getresuid query_module poll nfsservctl setresgid
170 getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64
180 pwrite64 chown getcwd capget capset sigaltstack sendfile getpmsg putpmsg vfork
190 ugetrlimit readahead 198 pciconfig_read pciconfig_write
200 pciconfig_iobase multiplexer getdents64 pivot_root 205 madvise mincore gettid tkill setxattr
210 lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr
220 fremovexattr futex sched_setaffinity sched_getaffinity 225 tuxcall 227 io_setup io_destroy io_getevents
230 io_submit io_cancel set_tid_address fadvise64 exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages
240 timer_create timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep swapcontext
250 tgkill utimes statfs64 fstatfs64 255 rtas sys_debug_setcontext 258 migrate_pages mbind
260 get_mempolicy set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load add_key
270 request_key keyctl waitid ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch spu_run spu_create
280 pselect6 ppoll unshare splice tee vmsplice openat mkdirat mknodat fchownat
290 futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat get_robust_list
300 set_robust_list move_pages getcpu epoll_pwait utimensat signalfd timerfd_create eventfd sync_file_range2 fallocate
310 subpage_prot timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1 perf_event_open
320 preadv pwritev rt_tgsigqueueinfo fanotify_init fanotify_mark prlimit64 socket bind connect listen
330 accept getsockname getpeername socketpair send sendto recv recvfrom shutdown setsockopt
340 getsockopt sendmsg recvmsg recvmmsg accept4 name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg
350 setns process_vm_readv process_vm_writev finit_module kcmp sched_setattr sched_getattr renameat2 seccomp getrandom
360 memfd_create bpf execveat switch_endian userfaultfd membarrier
378 mlock2 copy_file_range
380 preadv2 pwritev2 kexec_file_load statx pkey_alloc pkey_free pkey_mprotect rseq io_pgetevents
392 semtimedop semget semctl shmget shmctl shmat shmdt msgget
400 msgsnd msgrcv msgctl
424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
470 listns rseq_slice_yield`,s390x:`1 exit fork read write open close restart_syscall creat link
10 unlink execve chdir 14 mknod chmod 19 lseek
20 getpid mount umount 26 ptrace alarm 29 pause
30 utime 33 access nice 36 sync kill rename mkdir
40 rmdir dup pipe times 45 brk 48 signal
51 acct umount2 54 ioctl fcntl 57 setpgid
60 umask chroot ustat dup2 getppid getpgrp setsid sigaction
72 sigsuspend sigpending sethostname setrlimit 77 getrusage gettimeofday settimeofday
83 symlink 85 readlink uselib swapon reboot readdir
90 mmap munmap truncate ftruncate fchmod 96 getpriority setpriority 99 statfs
100 fstatfs 102 socketcall syslog setitimer getitimer stat lstat fstat
110 lookup_dcookie vhangup idle 114 wait4 swapoff sysinfo ipc fsync sigreturn
120 clone setdomainname uname 124 adjtimex mprotect sigprocmask create_module init_module delete_module
130 get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall
141 getdents select flock msync readv writev getsid fdatasync _sysctl
150 mlock munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_yield sched_get_priority_max
160 sched_get_priority_min sched_rr_get_interval nanosleep mremap 167 query_module poll nfsservctl
172 prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend
180 pread64 pwrite64 183 getcwd capget capset sigaltstack sendfile getpmsg putpmsg
190 vfork getrlimit 198 lchown getuid
200 getgid geteuid getegid setreuid setregid getgroups setgroups fchown setresuid getresuid
210 setresgid getresgid chown setuid setgid setfsuid setfsgid pivot_root mincore madvise
220 getdents64 222 readahead 224 setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr
230 listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr gettid tkill futex sched_setaffinity
240 sched_getaffinity tgkill 243 io_setup io_destroy io_getevents io_submit io_cancel exit_group epoll_create
250 epoll_ctl epoll_wait set_tid_address fadvise64 timer_create timer_settime timer_gettime timer_getoverrun timer_delete clock_settime
260 clock_gettime clock_getres clock_nanosleep 265 statfs64 fstatfs64 remap_file_pages mbind get_mempolicy
270 set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load add_key request_key
280 keyctl waitid ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat
290 mknodat fchownat futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat
300 faccessat pselect6 ppoll unshare set_robust_list get_robust_list splice sync_file_range tee vmsplice
310 move_pages getcpu epoll_pwait utimes fallocate utimensat signalfd timerfd eventfd timerfd_create
320 timerfd_settime timerfd_gettime signalfd4 eventfd2 inotify_init1 pipe2 dup3 epoll_create1 preadv pwritev
330 rt_tgsigqueueinfo perf_event_open fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs setns
340 process_vm_readv process_vm_writev s390_runtime_instr kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom
350 memfd_create bpf s390_pci_mmio_write s390_pci_mmio_read execveat userfaultfd membarrier recvmmsg sendmmsg socket
360 socketpair bind connect listen accept4 getsockopt setsockopt getsockname getpeername sendto
370 sendmsg recvfrom recvmsg shutdown mlock2 copy_file_range preadv2 pwritev2 s390_guarded_storage statx
380 s390_sthyi kexec_file_load io_pgetevents rseq pkey_mprotect pkey_alloc pkey_free
392 semtimedop semget semctl shmget shmctl shmat shmdt msgget
400 msgsnd msgrcv msgctl
424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv
450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
470 listns rseq_slice_yield`,loongarch64:`0 io_setup io_destroy io_submit io_cancel io_getevents setxattr lsetxattr fsetxattr getxattr lgetxattr
10 fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr getcwd lookup_dcookie eventfd2
20 epoll_create1 epoll_ctl epoll_pwait dup dup3 fcntl inotify_init1 inotify_add_watch inotify_rm_watch ioctl
30 ioprio_set ioprio_get flock mknodat mkdirat unlinkat symlinkat linkat 39 umount2
40 mount pivot_root nfsservctl statfs fstatfs truncate ftruncate fallocate faccessat chdir
50 fchdir chroot fchmod fchmodat fchownat fchown openat close vhangup pipe2
60 quotactl getdents64 lseek read write readv writev pread64 pwrite64 preadv
70 pwritev sendfile pselect6 ppoll signalfd4 vmsplice splice tee readlinkat newfstatat
80 fstat sync fsync fdatasync sync_file_range timerfd_create timerfd_settime timerfd_gettime utimensat acct
90 capget capset personality exit exit_group waitid set_tid_address unshare futex set_robust_list
100 get_robust_list nanosleep getitimer setitimer kexec_load init_module delete_module timer_create timer_gettime timer_getoverrun
110 timer_settime timer_delete clock_settime clock_gettime clock_getres clock_nanosleep syslog ptrace sched_setparam sched_setscheduler
120 sched_getscheduler sched_getparam sched_setaffinity sched_getaffinity sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval restart_syscall kill
130 tkill tgkill sigaltstack rt_sigsuspend rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigreturn
140 setpriority getpriority reboot setregid setgid setreuid setuid setresuid getresuid setresgid
150 getresgid setfsuid setfsgid times setpgid getpgid getsid setsid getgroups setgroups
160 uname sethostname setdomainname 165 getrusage umask prctl getcpu gettimeofday
170 settimeofday adjtimex getpid getppid getuid geteuid getgid getegid gettid sysinfo
180 mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr msgget msgctl msgrcv msgsnd
190 semget semctl semtimedop semop shmget shmctl shmat shmdt socket socketpair
200 bind listen accept connect getsockname getpeername sendto recvfrom setsockopt getsockopt
210 shutdown sendmsg recvmsg readahead brk munmap mremap add_key request_key keyctl
220 clone execve mmap fadvise64 swapon swapoff mprotect msync mlock munlock
230 mlockall munlockall mincore madvise remap_file_pages mbind get_mempolicy set_mempolicy migrate_pages move_pages
240 rt_tgsigqueueinfo perf_event_open accept4 recvmmsg
260 wait4 prlimit64 fanotify_init fanotify_mark name_to_handle_at open_by_handle_at clock_adjtime syncfs setns sendmmsg
270 process_vm_readv process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom memfd_create
280 bpf execveat userfaultfd membarrier mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc
290 pkey_free statx io_pgetevents rseq kexec_file_load
424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 448 process_mrelease futex_waitv
450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
470 listns rseq_slice_yield`,mipsel:`4000 syscall exit fork read write open close waitpid creat link
4010 unlink execve chdir time mknod chmod lchown break 4019 lseek
4020 getpid mount umount setuid getuid stime ptrace alarm 4029 pause
4030 utime stty gtty access nice ftime sync kill rename mkdir
4040 rmdir dup pipe times prof brk setgid getgid signal geteuid
4050 getegid acct umount2 lock ioctl fcntl mpx setpgid ulimit
4060 umask chroot ustat dup2 getppid getpgrp setsid sigaction sgetmask ssetmask
4070 setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit getrusage gettimeofday settimeofday
4080 getgroups setgroups 4083 symlink 4085 readlink uselib swapon reboot readdir
4090 mmap munmap truncate ftruncate fchmod fchown getpriority setpriority profil statfs
4100 fstatfs ioperm socketcall syslog setitimer getitimer stat lstat fstat
4110 iopl vhangup idle vm86 wait4 swapoff sysinfo ipc fsync sigreturn
4120 clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask create_module init_module delete_module
4130 get_kernel_syms quotactl getpgid fchdir bdflush sysfs personality afs_syscall setfsuid setfsgid
4140 _llseek getdents _newselect flock msync readv writev cacheflush cachectl sysmips
4151 getsid fdatasync _sysctl mlock munlock mlockall munlockall sched_setparam sched_getparam
4160 sched_setscheduler sched_getscheduler sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap accept bind
4170 connect getpeername getsockname getsockopt listen recv recvfrom recvmsg send sendmsg
4180 sendto setsockopt shutdown socket socketpair setresuid getresuid query_module poll nfsservctl
4190 setresgid getresgid prctl rt_sigreturn rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend
4200 pread64 pwrite64 chown getcwd capget capset sigaltstack sendfile getpmsg putpmsg
4210 mmap2 truncate64 ftruncate64 stat64 lstat64 fstat64 pivot_root mincore madvise getdents64
4220 fcntl64 4222 gettid readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr
4230 listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr tkill sendfile64 futex sched_setaffinity
4240 sched_getaffinity io_setup io_destroy io_getevents io_submit io_cancel exit_group lookup_dcookie epoll_create epoll_ctl
4250 epoll_wait remap_file_pages set_tid_address restart_syscall fadvise64 statfs64 fstatfs64 timer_create timer_settime timer_gettime
4260 timer_getoverrun timer_delete clock_settime clock_gettime clock_getres clock_nanosleep tgkill utimes mbind get_mempolicy
4270 set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr vserver waitid
4280 add_key request_key keyctl set_thread_area inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat
4290 mknodat fchownat futimesat fstatat64 unlinkat renameat linkat symlinkat readlinkat fchmodat
4300 faccessat pselect6 ppoll unshare splice sync_file_range tee vmsplice move_pages set_robust_list
4310 get_robust_list kexec_load getcpu epoll_pwait ioprio_set ioprio_get utimensat signalfd timerfd eventfd
4320 fallocate timerfd_create timerfd_gettime timerfd_settime signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1
4330 preadv pwritev rt_tgsigqueueinfo perf_event_open accept4 recvmmsg fanotify_init fanotify_mark prlimit64 name_to_handle_at
4340 open_by_handle_at clock_adjtime syncfs sendmmsg setns process_vm_readv process_vm_writev kcmp finit_module sched_setattr
4350 sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat userfaultfd membarrier mlock2
4360 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx rseq io_pgetevents
4393 semget semctl shmget shmctl shmat shmdt msgget
4400 msgsnd msgrcv msgctl clock_gettime64 clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64 timer_settime64
4410 timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 4416 io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64
4420 semtimedop_time64 rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
4430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
4440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 4448 process_mrelease futex_waitv
4450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
4460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
4470 listns rseq_slice_yield`,mips64el:`5000 read write open close stat fstat lstat poll lseek mmap
5010 mprotect munmap brk rt_sigaction rt_sigprocmask ioctl pread64 pwrite64 readv writev
5020 access pipe _newselect sched_yield mremap msync mincore madvise shmget shmat
5030 shmctl dup dup2 pause nanosleep getitimer setitimer alarm getpid sendfile
5040 socket connect accept sendto recvfrom sendmsg recvmsg shutdown bind listen
5050 getsockname getpeername socketpair setsockopt getsockopt clone fork execve exit wait4
5060 kill uname semget semop semctl shmdt msgget msgsnd msgrcv msgctl
5070 fcntl flock fsync fdatasync truncate ftruncate getdents getcwd chdir fchdir
5080 rename mkdir rmdir creat link unlink symlink readlink chmod fchmod
5090 chown fchown lchown umask gettimeofday getrlimit getrusage sysinfo times ptrace
5100 getuid syslog getgid setuid setgid geteuid getegid setpgid getppid getpgrp
5110 setsid setreuid setregid getgroups setgroups setresuid getresuid setresgid getresgid getpgid
5120 setfsuid setfsgid getsid capget capset rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend sigaltstack
5130 utime mknod personality ustat statfs fstatfs sysfs getpriority setpriority sched_setparam
5140 sched_getparam sched_setscheduler sched_getscheduler sched_get_priority_max sched_get_priority_min sched_rr_get_interval mlock munlock mlockall munlockall
5150 vhangup pivot_root _sysctl prctl adjtimex setrlimit chroot sync acct settimeofday
5160 mount umount2 swapon swapoff reboot sethostname setdomainname create_module init_module delete_module
5170 get_kernel_syms query_module quotactl nfsservctl getpmsg putpmsg afs_syscall 5178 gettid readahead
5180 setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr
5190 lremovexattr fremovexattr tkill 5194 futex sched_setaffinity sched_getaffinity cacheflush cachectl sysmips
5200 io_setup io_destroy io_getevents io_submit io_cancel exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait
5210 remap_file_pages rt_sigreturn set_tid_address restart_syscall semtimedop fadvise64 timer_create timer_settime timer_gettime timer_getoverrun
5220 timer_delete clock_settime clock_gettime clock_getres clock_nanosleep tgkill utimes mbind get_mempolicy set_mempolicy
5230 mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr vserver waitid 5239 add_key
5240 request_key keyctl set_thread_area inotify_init inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat mknodat
5250 fchownat futimesat newfstatat unlinkat renameat linkat symlinkat readlinkat fchmodat faccessat
5260 pselect6 ppoll unshare splice sync_file_range tee vmsplice move_pages set_robust_list get_robust_list
5270 kexec_load getcpu epoll_pwait ioprio_set ioprio_get utimensat signalfd timerfd eventfd fallocate
5280 timerfd_create timerfd_gettime timerfd_settime signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1 preadv
5290 pwritev rt_tgsigqueueinfo perf_event_open accept4 recvmmsg fanotify_init fanotify_mark prlimit64 name_to_handle_at open_by_handle_at
5300 clock_adjtime syncfs sendmmsg setns process_vm_readv process_vm_writev kcmp finit_module getdents64 sched_setattr
5310 sched_getattr renameat2 seccomp getrandom memfd_create bpf execveat userfaultfd membarrier mlock2
5320 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx rseq io_pgetevents
5424 pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount
5430 fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd faccessat2
5440 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self 5448 process_mrelease futex_waitv
5450 set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr
5460 lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr
5470 listns rseq_slice_yield`};function qT(t){let e=new Map,n=0;for(let r of t.split(/\s/)){let s=r.charCodeAt(0)-48;s>=0&&s<=9?n=Number(r):e.set(r,n++)}return e}var QT=new Map,zT=new Map;function cn(t){let e=QT.get(t);return e||QT.set(t,e=qT(S0[t]??"")),e}var Mt=(t,e)=>cn(t).get(e);function h0(t,e){let n=zT.get(t);return n||zT.set(t,n=new Map([...cn(t)].map(([r,s])=>[s,r]))),n.get(e)}var h4,Ys=()=>h4??=[...new Set(Object.keys(S0).flatMap(t=>[...cn(t).keys()]))].sort(),R4,ni=t=>(R4??=new Set(Ys())).has(t);var R0={x86_64:{audit:3221225534,wordBits:64,endian:"little",firstNumber:0},i386:{audit:1073741827,wordBits:32,endian:"little",firstNumber:0},x32:{audit:3221225534,wordBits:64,endian:"little",firstNumber:1073741824},aarch64:{audit:3221225655,wordBits:64,endian:"little",firstNumber:0},arm:{audit:1073741864,wordBits:32,endian:"little",firstNumber:0},riscv64:{audit:3221225715,wordBits:64,endian:"little",firstNumber:0},ppc64le:{audit:3221225493,wordBits:64,endian:"little",firstNumber:0},s390x:{audit:2147483670,wordBits:64,endian:"big",firstNumber:0},loongarch64:{audit:3221225730,wordBits:64,endian:"little",firstNumber:0},mipsel:{audit:1073741832,wordBits:32,endian:"little",firstNumber:4e3},mips64el:{audit:3221225480,wordBits:64,endian:"little",firstNumber:5e3}},Fn=Object.keys(R0),I4=512,ZT=new Map;function Bt(t){let e=ZT.get(t);if(!e){let{audit:n,wordBits:r,endian:s,firstNumber:o}=R0[t],i=o;for(let a of cn(t).values())a<o+I4&&(i=a);ZT.set(t,e={name:t,audit:n,wordBits:r,endian:s,firstNumber:o,lastNumber:i})}return e}var JT={x64:"x86_64",ia32:"i386",arm64:"aarch64",arm:"arm",riscv64:"riscv64",ppc64:"ppc64le",s390x:"s390x",loong64:"loongarch64",mipsel:"mipsel"};function I0(t,e=t==="s390x"?"BE":"LE"){let n=Object.hasOwn(JT,t)?JT[t]:void 0;return n&&R0[n].endian===(e==="LE"?"little":"big")?n:void 0}var O4=`
clone flags=clone_flags
unshare flags=unshare_flags
setns nstype=flags
ioctl request=cmd op=cmd
fcntl fcntl64 semctl shmctl msgctl reboot bpf quotactl op=cmd
flock op=cmd operation=cmd
socket socketpair domain=family
accept accept4 bind connect listen getsockname getpeername getsockopt setsockopt shutdown sockfd=fd
sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg sockfd=fd
arch_prctl code=option op=option
prctl op=option
ptrace op=request
keyctl operation=option op=option
seccomp operation=op
futex futex_time64 futex_op=op
madvise advice=behavior length=len_in
process_madvise advice=behavior
personality persona=personality
mmap length=len offset=off
mmap2 length=len offset=pgoff
mprotect pkey_mprotect size=len
mlock mlock2 munlock size=len
msync length=len
mremap old_size=old_len new_size=new_len
mount mountflags=flags
unlinkat newfstatat fstatat64 fchownat name_to_handle_at flags=flag dirfd=dfd
openat openat2 mkdirat mknodat fchmodat fchmodat2 faccessat faccessat2 readlinkat futimesat utimensat statx dirfd=dfd
open_tree open_tree_attr mount_setattr dirfd=dfd
execveat dirfd=fd
linkat renameat renameat2 olddirfd=olddfd newdirfd=newdfd
symlinkat newdirfd=newdfd
chown lchown fchown fchownat owner=user
getrandom buflen=len size=len
wait4 pid=upid
waitid idtype=which id=upid
setpriority prio=niceval
eventfd2 initval=count
close_range first=fd last=max_fd
clock_gettime clock_settime clock_getres clock_nanosleep clock_adjtime timer_create clockid=which_clock
pkey_alloc access_rights=init_val
`,g4;function x4(){let t=new Map;for(let e of O4.trim().split(`
`)){let n=e.split(" ");for(let r of n.filter(s=>!s.includes("=")))for(let s of n.filter(o=>o.includes("="))){let[o="",i=""]=s.split("=");t.set(`${r} ${o}`,i)}}return t}var eS=(t,e)=>(g4??=x4()).get(`${t} ${e}`);var tS={all:`_llseek|unsigned int fd|unsigned long offset_high|unsigned long offset_low|loff_t *result|unsigned int whence
_newselect|int n|fd_set *inp|fd_set *outp|fd_set *exp|struct __kernel_old_timeval *tvp
_sysctl|struct __sysctl_args *args
accept|int fd|struct sockaddr *upeer_sockaddr|int *upeer_addrlen
accept4|int fd|struct sockaddr *upeer_sockaddr|int *upeer_addrlen|int flags
access|const char *filename|int mode
acct|const char *name
add_key|const char *_type|const char *_description|const void *_payload|size_t plen|key_serial_t ringid
adjtimex|struct __kernel_timex *txc_p
alarm|unsigned int seconds
arch_prctl|int option|unsigned long arg2
arm_fadvise64_64|int fd|int advice|loff_t offset|loff_t len
arm_sync_file_range|int fd|unsigned int flags|loff_t offset|loff_t nbytes
bdflush|int func|long data
bind|int fd|struct sockaddr *umyaddr|int addrlen
bpf|int cmd|union bpf_attr *uattr|unsigned int size
breakpoint
brk|unsigned long brk
cachectl|char *addr|int nbytes|int op
cacheflush@arm|unsigned long start|unsigned long end|unsigned long flags
cacheflush@mips64el|unsigned long addr|unsigned long bytes|unsigned int cache
cacheflush@mipsel|unsigned long addr|unsigned long bytes|unsigned int cache
cachestat|unsigned int fd|struct cachestat_range *cstat_range|struct cachestat *cstat|unsigned int flags
capget|cap_user_header_t header|cap_user_data_t dataptr
capset|cap_user_header_t header|const cap_user_data_t data
chdir|const char *filename
chmod|const char *filename|umode_t mode
chown|const char *filename|uid_t user|gid_t group
chown32|const char *filename|uid_t user|gid_t group
chown@arm|const char *filename|old_uid_t user|old_gid_t group
chown@i386|const char *filename|old_uid_t user|old_gid_t group
chroot|const char *filename
clock_adjtime|const clockid_t which_clock|struct __kernel_timex *utx
clock_adjtime64|const clockid_t which_clock|struct __kernel_timex *utx
clock_getres|const clockid_t which_clock|struct __kernel_timespec *tp
clock_getres_time64|const clockid_t which_clock|struct __kernel_timespec *tp
clock_gettime|const clockid_t which_clock|struct __kernel_timespec *tp
clock_gettime64|const clockid_t which_clock|struct __kernel_timespec *tp
clock_nanosleep|const clockid_t which_clock|int flags|const struct __kernel_timespec *rqtp|struct __kernel_timespec *rmtp
clock_nanosleep_time64|const clockid_t which_clock|int flags|const struct __kernel_timespec *rqtp|struct __kernel_timespec *rmtp
clock_settime|const clockid_t which_clock|const struct __kernel_timespec *tp
clock_settime64|const clockid_t which_clock|const struct __kernel_timespec *tp
clone|unsigned long clone_flags|unsigned long newsp|int *parent_tidptr|int *child_tidptr|unsigned long tls
clone3|struct clone_args *uargs|size_t size
clone@aarch64|unsigned long clone_flags|unsigned long newsp|int *parent_tidptr|unsigned long tls|int *child_tidptr
clone@arm|unsigned long clone_flags|unsigned long newsp|int *parent_tidptr|unsigned long tls|int *child_tidptr
clone@i386|unsigned long clone_flags|unsigned long newsp|int *parent_tidptr|unsigned long tls|int *child_tidptr
clone@mips64el|unsigned long clone_flags|unsigned long newsp|int *parent_tidptr|unsigned long tls|int *child_tidptr
clone@mipsel|unsigned long clone_flags|unsigned long newsp|int *parent_tidptr|unsigned long tls|int *child_tidptr
clone@ppc64le|unsigned long clone_flags|unsigned long newsp|int *parent_tidptr|unsigned long tls|int *child_tidptr
clone@riscv64|unsigned long clone_flags|unsigned long newsp|int *parent_tidptr|unsigned long tls|int *child_tidptr
clone@s390x|unsigned long newsp|unsigned long clone_flags|int *parent_tidptr|int *child_tidptr|unsigned long tls
close|unsigned int fd
close_range|unsigned int fd|unsigned int max_fd|unsigned int flags
connect|int fd|struct sockaddr *uservaddr|int addrlen
copy_file_range|int fd_in|loff_t *off_in|int fd_out|loff_t *off_out|size_t len|unsigned int flags
creat|const char *pathname|umode_t mode
create_module|const char *name|size_t size
delete_module|const char *name_user|unsigned int flags
dup|unsigned int fildes
dup2|unsigned int oldfd|unsigned int newfd
dup3|unsigned int oldfd|unsigned int newfd|int flags
epoll_create|int size
epoll_create1|int flags
epoll_ctl|int epfd|int op|int fd|struct epoll_event *event
epoll_pwait|int epfd|struct epoll_event *events|int maxevents|int timeout|const sigset_t *sigmask|size_t sigsetsize
epoll_pwait2|int epfd|struct epoll_event *events|int maxevents|const struct __kernel_timespec *timeout|const sigset_t *sigmask|size_t sigsetsize
epoll_wait|int epfd|struct epoll_event *events|int maxevents|int timeout
eventfd|unsigned int count
eventfd2|unsigned int count|int flags
execve|const char *filename|const char *const *argv|const char *const *envp
execveat|int fd|const char *filename|const char *const *argv|const char *const *envp|int flags
exit|int error_code
exit_group|int error_code
faccessat|int dfd|const char *filename|int mode
faccessat2|int dfd|const char *filename|int mode|int flags
fadvise64|int fd|loff_t offset|size_t len|int advice
fadvise64@mipsel|int fd|loff_t offset|loff_t len
fadvise64_64|int fd|loff_t offset|loff_t len|int advice
fallocate|int fd|int mode|loff_t offset|loff_t len
fanotify_init|unsigned int flags|unsigned int event_f_flags
fanotify_mark|int fanotify_fd|unsigned int flags|__u64 mask|int dfd|const char *pathname
fchdir|unsigned int fd
fchmod|unsigned int fd|umode_t mode
fchmodat|int dfd|const char *filename|umode_t mode
fchmodat2|int dfd|const char *filename|umode_t mode|unsigned int flags
fchown|unsigned int fd|uid_t user|gid_t group
fchown32|unsigned int fd|uid_t user|gid_t group
fchown@arm|unsigned int fd|old_uid_t user|old_gid_t group
fchown@i386|unsigned int fd|old_uid_t user|old_gid_t group
fchownat|int dfd|const char *filename|uid_t user|gid_t group|int flag
fcntl|unsigned int fd|unsigned int cmd|unsigned long arg
fcntl64|unsigned int fd|unsigned int cmd|unsigned long arg
fdatasync|unsigned int fd
fgetxattr|int fd|const char *name|void *value|size_t size
file_getattr|int dfd|const char *filename|struct file_attr *ufattr|size_t usize|unsigned int at_flags
file_setattr|int dfd|const char *filename|struct file_attr *ufattr|size_t usize|unsigned int at_flags
finit_module|int fd|const char *uargs|int flags
flistxattr|int fd|char *list|size_t size
flock|unsigned int fd|unsigned int cmd
fork
fremovexattr|int fd|const char *name
fsconfig|int fd|unsigned int cmd|const char *_key|const void *_value|int aux
fsetxattr|int fd|const char *name|const void *value|size_t size|int flags
fsmount|int fs_fd|unsigned int flags|unsigned int attr_flags
fsopen|const char *_fs_name|unsigned int flags
fspick|int dfd|const char *path|unsigned int flags
fstat|unsigned int fd|struct stat *statbuf
fstat64|unsigned long fd|struct stat64 *statbuf
fstatat64|int dfd|const char *filename|struct stat64 *statbuf|int flag
fstatfs|unsigned int fd|struct statfs *buf
fstatfs64|unsigned int fd|size_t sz|struct statfs64 *buf
fsync|unsigned int fd
ftruncate|unsigned int fd|off_t length
ftruncate64|unsigned int fd|loff_t length
futex|u32 *uaddr|int op|u32 val|const struct __kernel_timespec *utime|u32 *uaddr2|u32 val3
futex_requeue|struct futex_waitv *waiters|unsigned int flags|int nr_wake|int nr_requeue
futex_time64|u32 *uaddr|int op|u32 val|const struct __kernel_timespec *utime|u32 *uaddr2|u32 val3
futex_wait|void *uaddr|unsigned long val|unsigned long mask|unsigned int flags|struct __kernel_timespec *timeout|clockid_t clockid
futex_waitv|struct futex_waitv *waiters|unsigned int nr_futexes|unsigned int flags|struct __kernel_timespec *timeout|clockid_t clockid
futex_wake|void *uaddr|unsigned long mask|int nr|unsigned int flags
futimesat|int dfd|const char *filename|struct __kernel_old_timeval *utimes
get_kernel_syms|struct kernel_sym *table
get_mempolicy|int *policy|unsigned long *nmask|unsigned long maxnode|unsigned long addr|unsigned long flags
get_robust_list|int pid|struct robust_list_head **head_ptr|size_t *len_ptr
get_thread_area|struct user_desc *u_info
get_tls
getcpu|unsigned *cpup|unsigned *nodep|struct getcpu_cache *unused
getcwd|char *buf|unsigned long size
getdents|unsigned int fd|struct linux_dirent *dirent|unsigned int count
getdents64|unsigned int fd|struct linux_dirent64 *dirent|unsigned int count
getegid
getegid32
geteuid
geteuid32
getgid
getgid32
getgroups|int gidsetsize|gid_t *grouplist
getgroups32|int gidsetsize|gid_t *grouplist
getgroups@arm|int gidsetsize|old_gid_t *grouplist
getgroups@i386|int gidsetsize|old_gid_t *grouplist
getitimer|int which|struct __kernel_old_itimerval *value
getpeername|int fd|struct sockaddr *usockaddr|int *usockaddr_len
getpgid|pid_t pid
getpgrp
getpid
getppid
getpriority|int which|int who
getrandom|char *ubuf|size_t len|unsigned int flags
getresgid|gid_t *rgidp|gid_t *egidp|gid_t *sgidp
getresgid32|gid_t *rgidp|gid_t *egidp|gid_t *sgidp
getresgid@arm|old_gid_t *rgidp|old_gid_t *egidp|old_gid_t *sgidp
getresgid@i386|old_gid_t *rgidp|old_gid_t *egidp|old_gid_t *sgidp
getresuid|uid_t *ruidp|uid_t *euidp|uid_t *suidp
getresuid32|uid_t *ruidp|uid_t *euidp|uid_t *suidp
getresuid@arm|old_uid_t *ruidp|old_uid_t *euidp|old_uid_t *suidp
getresuid@i386|old_uid_t *ruidp|old_uid_t *euidp|old_uid_t *suidp
getrlimit|unsigned int resource|struct rlimit *rlim
getrusage|int who|struct rusage *ru
getsid|pid_t pid
getsockname|int fd|struct sockaddr *usockaddr|int *usockaddr_len
getsockopt|int fd|int level|int optname|char *optval|int *optlen
gettid
gettimeofday|struct __kernel_old_timeval *tv|struct timezone *tz
getuid
getuid32
getxattr|const char *pathname|const char *name|void *value|size_t size
getxattrat|int dfd|const char *pathname|unsigned int at_flags|const char *name|struct xattr_args *uargs|size_t usize
idle
init_module|void *umod|unsigned long len|const char *uargs
inotify_add_watch|int fd|const char *pathname|u32 mask
inotify_init
inotify_init1|int flags
inotify_rm_watch|int fd|__s32 wd
io_cancel|aio_context_t ctx_id|struct iocb *iocb|struct io_event *result
io_destroy|aio_context_t ctx
io_getevents|aio_context_t ctx_id|long min_nr|long nr|struct io_event *events|struct __kernel_timespec *timeout
io_pgetevents|aio_context_t ctx_id|long min_nr|long nr|struct io_event *events|struct __kernel_timespec *timeout|const struct __aio_sigset *usig
io_pgetevents_time64|aio_context_t ctx_id|long min_nr|long nr|struct io_event *events|struct __kernel_timespec *timeout|const struct __aio_sigset *usig
io_setup|unsigned nr_events|aio_context_t *ctxp
io_submit|aio_context_t ctx_id|long nr|struct iocb **iocbpp
io_uring_enter|unsigned int fd|u32 to_submit|u32 min_complete|u32 flags|const void *argp|size_t argsz
io_uring_register|unsigned int fd|unsigned int opcode|void *arg|unsigned int nr_args
io_uring_setup|u32 entries|struct io_uring_params *params
ioctl|unsigned int fd|unsigned int cmd|unsigned long arg
ioperm|unsigned long from|unsigned long num|int turn_on
iopl|unsigned int level
ioprio_get|int which|int who
ioprio_set|int which|int who|int ioprio
ipc|unsigned int call|int first|unsigned long second|unsigned long third|void *ptr|long fifth
ipc@s390x|unsigned int call|int first|unsigned long second|unsigned long third|void *ptr
kcmp|pid_t pid1|pid_t pid2|int type|unsigned long idx1|unsigned long idx2
kexec_file_load|int kernel_fd|int initrd_fd|unsigned long cmdline_len|const char *cmdline_ptr|unsigned long flags
kexec_load|unsigned long entry|unsigned long nr_segments|struct kexec_segment *segments|unsigned long flags
keyctl|int option|unsigned long arg2|unsigned long arg3|unsigned long arg4|unsigned long arg5
kill|pid_t pid|int sig
landlock_add_rule|const int ruleset_fd|const enum landlock_rule_type rule_type|const void *const rule_attr|const __u32 flags
landlock_create_ruleset|const struct landlock_ruleset_attr *const attr|const size_t size|const __u32 flags
landlock_restrict_self|const int ruleset_fd|const __u32 flags
lchown|const char *filename|uid_t user|gid_t group
lchown32|const char *filename|uid_t user|gid_t group
lchown@arm|const char *filename|old_uid_t user|old_gid_t group
lchown@i386|const char *filename|old_uid_t user|old_gid_t group
lgetxattr|const char *pathname|const char *name|void *value|size_t size
link|const char *oldname|const char *newname
linkat|int olddfd|const char *oldname|int newdfd|const char *newname|int flags
listen|int fd|int backlog
listmount|const struct mnt_id_req *req|u64 *mnt_ids|size_t nr_mnt_ids|unsigned int flags
listns|const struct ns_id_req *req|u64 *ns_ids|size_t nr_ns_ids|unsigned int flags
listxattr|const char *pathname|char *list|size_t size
listxattrat|int dfd|const char *pathname|unsigned int at_flags|char *list|size_t size
llistxattr|const char *pathname|char *list|size_t size
lookup_dcookie|u64 cookie64|char *buf|size_t len
lremovexattr|const char *pathname|const char *name
lseek|unsigned int fd|off_t offset|unsigned int whence
lsetxattr|const char *pathname|const char *name|const void *value|size_t size|int flags
lsm_get_self_attr|unsigned int attr|struct lsm_ctx *ctx|u32 *size|u32 flags
lsm_list_modules|u64 *ids|u32 *size|u32 flags
lsm_set_self_attr|unsigned int attr|struct lsm_ctx *ctx|u32 size|u32 flags
lstat|const char *filename|struct stat *statbuf
lstat64|const char *filename|struct stat64 *statbuf
madvise|unsigned long start|size_t len_in|int behavior
map_shadow_stack|unsigned long addr|unsigned long size|unsigned int flags
mbind|unsigned long start|unsigned long len|unsigned long mode|const unsigned long *nmask|unsigned long maxnode|unsigned int flags
membarrier|int cmd|unsigned int flags|int cpu_id
memfd_create|const char *uname|unsigned int flags
memfd_secret|unsigned int flags
migrate_pages|pid_t pid|unsigned long maxnode|const unsigned long *old_nodes|const unsigned long *new_nodes
mincore|unsigned long start|size_t len|unsigned char *vec
mkdir|const char *pathname|umode_t mode
mkdirat|int dfd|const char *pathname|umode_t mode
mknod|const char *filename|umode_t mode|unsigned dev
mknodat|int dfd|const char *filename|umode_t mode|unsigned int dev
mlock|unsigned long start|size_t len
mlock2|unsigned long start|size_t len|int flags
mlockall|int flags
mmap|unsigned long addr|unsigned long len|unsigned long prot|unsigned long flags|unsigned long fd|unsigned long off
mmap2|unsigned long addr|unsigned long len|unsigned long prot|unsigned long flags|unsigned long fd|unsigned long pgoff
mmap@i386!|struct mmap_arg_struct *arg
mmap@mips64el|unsigned long addr|unsigned long len|unsigned long prot|unsigned long flags|unsigned long fd|off_t offset
mmap@mipsel|unsigned long addr|unsigned long len|unsigned long prot|unsigned long flags|unsigned long fd|off_t offset
mmap@ppc64le|unsigned long addr|size_t len|unsigned long prot|unsigned long flags|unsigned long fd|off_t offset
mmap@riscv64|unsigned long addr|unsigned long len|unsigned long prot|unsigned long flags|unsigned long fd|off_t offset
mmap@s390x!|struct s390_mmap_arg_struct *arg
modify_ldt|int func|void *ptr|unsigned long bytecount
mount|char *dev_name|char *dir_name|char *type|unsigned long flags|void *data
mount_setattr|int dfd|const char *path|unsigned int flags|struct mount_attr *uattr|size_t usize
move_mount|int from_dfd|const char *from_pathname|int to_dfd|const char *to_pathname|unsigned int flags
move_pages|pid_t pid|unsigned long nr_pages|const void **pages|const int *nodes|int *status|int flags
mprotect|unsigned long start|size_t len|unsigned long prot
mq_getsetattr|mqd_t mqdes|const struct mq_attr *u_mqstat|struct mq_attr *u_omqstat
mq_notify|mqd_t mqdes|const struct sigevent *u_notification
mq_open|const char *u_name|int oflag|umode_t mode|struct mq_attr *u_attr
mq_timedreceive|mqd_t mqdes|char *u_msg_ptr|size_t msg_len|unsigned int *u_msg_prio|const struct __kernel_timespec *u_abs_timeout
mq_timedreceive_time64|mqd_t mqdes|char *u_msg_ptr|size_t msg_len|unsigned int *u_msg_prio|const struct __kernel_timespec *u_abs_timeout
mq_timedsend|mqd_t mqdes|const char *u_msg_ptr|size_t msg_len|unsigned int msg_prio|const struct __kernel_timespec *u_abs_timeout
mq_timedsend_time64|mqd_t mqdes|const char *u_msg_ptr|size_t msg_len|unsigned int msg_prio|const struct __kernel_timespec *u_abs_timeout
mq_unlink|const char *u_name
mremap|unsigned long addr|unsigned long old_len|unsigned long new_len|unsigned long flags|unsigned long new_addr
mseal|unsigned long start|size_t len|unsigned long flags
msgctl|int msqid|int cmd|struct msqid_ds *buf
msgget|key_t key|int msgflg
msgrcv|int msqid|struct msgbuf *msgp|size_t msgsz|long msgtyp|int msgflg
msgsnd|int msqid|struct msgbuf *msgp|size_t msgsz|int msgflg
msync|unsigned long start|size_t len|int flags
munlock|unsigned long start|size_t len
munlockall
munmap|unsigned long addr|size_t len
name_to_handle_at|int dfd|const char *name|struct file_handle *handle|void *mnt_id|int flag
nanosleep|struct __kernel_timespec *rqtp|struct __kernel_timespec *rmtp
newfstatat|int dfd|const char *filename|struct stat *statbuf|int flag
nfsservctl|int cmd|void *arg|void *res
nice|int increment
oldfstat|unsigned int fd|struct __old_kernel_stat *statbuf
oldlstat|const char *filename|struct __old_kernel_stat *statbuf
oldolduname|struct oldold_utsname *name
oldstat|const char *filename|struct __old_kernel_stat *statbuf
olduname|struct old_utsname *name
open|const char *filename|int flags|umode_t mode
open_by_handle_at|int mountdirfd|struct file_handle *handle|int flags
open_tree|int dfd|const char *filename|unsigned flags
open_tree_attr|int dfd|const char *filename|unsigned flags|struct mount_attr *uattr|size_t usize
openat|int dfd|const char *filename|int flags|umode_t mode
openat2|int dfd|const char *filename|struct open_how *how|size_t usize
pause
pciconfig_iobase|long which|unsigned long bus|unsigned long dfn
pciconfig_read|unsigned long bus|unsigned long dfn|unsigned long off|unsigned long len|void *buf
pciconfig_write|unsigned long bus|unsigned long dfn|unsigned long off|unsigned long len|void *buf
perf_event_open|struct perf_event_attr *attr_uptr|pid_t pid|int cpu|int group_fd|unsigned long flags
personality|unsigned int personality
pidfd_getfd|int pidfd|int fd|unsigned int flags
pidfd_open|pid_t pid|unsigned int flags
pidfd_send_signal|int pidfd|int sig|siginfo_t *info|unsigned int flags
pipe|int *fildes
pipe2|int *fildes|int flags
pipe@mips64el
pipe@mipsel
pivot_root|const char *new_root|const char *put_old
pkey_alloc|unsigned long flags|unsigned long init_val
pkey_free|int pkey
pkey_mprotect|unsigned long start|size_t len|unsigned long prot|int pkey
poll|struct pollfd *ufds|unsigned int nfds|int timeout_msecs
ppoll|struct pollfd *ufds|unsigned int nfds|struct __kernel_timespec *tsp|const sigset_t *sigmask|size_t sigsetsize
ppoll_time64|struct pollfd *ufds|unsigned int nfds|struct __kernel_timespec *tsp|const sigset_t *sigmask|size_t sigsetsize
prctl|int option|unsigned long arg2|unsigned long arg3|unsigned long arg4|unsigned long arg5
pread64|unsigned int fd|char *buf|size_t count|loff_t pos
preadv|unsigned long fd|const struct iovec *vec|unsigned long vlen|unsigned long pos_l|unsigned long pos_h
preadv2|unsigned long fd|const struct iovec *vec|unsigned long vlen|unsigned long pos_l|unsigned long pos_h|rwf_t flags
preadv2@x32|unsigned long fd|const struct iovec *vec|unsigned long vlen|loff_t pos|rwf_t flags
preadv@x32|unsigned long fd|const struct iovec *vec|unsigned long vlen|loff_t pos
prlimit64|pid_t pid|unsigned int resource|const struct rlimit64 *new_rlim|struct rlimit64 *old_rlim
process_madvise|int pidfd|const struct iovec *vec|size_t vlen|int behavior|unsigned int flags
process_mrelease|int pidfd|unsigned int flags
process_vm_readv|pid_t pid|const struct iovec *lvec|unsigned long liovcnt|const struct iovec *rvec|unsigned long riovcnt|unsigned long flags
process_vm_writev|pid_t pid|const struct iovec *lvec|unsigned long liovcnt|const struct iovec *rvec|unsigned long riovcnt|unsigned long flags
pselect6|int n|fd_set *inp|fd_set *outp|fd_set *exp|struct __kernel_timespec *tsp|void *sig
pselect6_time64|int n|fd_set *inp|fd_set *outp|fd_set *exp|struct __kernel_timespec *tsp|void *sig
ptrace|long request|long pid|unsigned long addr|unsigned long data
pwrite64|unsigned int fd|const char *buf|size_t count|loff_t pos
pwritev|unsigned long fd|const struct iovec *vec|unsigned long vlen|unsigned long pos_l|unsigned long pos_h
pwritev2|unsigned long fd|const struct iovec *vec|unsigned long vlen|unsigned long pos_l|unsigned long pos_h|rwf_t flags
pwritev2@x32|unsigned long fd|const struct iovec *vec|unsigned long vlen|loff_t pos|rwf_t flags
pwritev@x32|unsigned long fd|const struct iovec *vec|unsigned long vlen|loff_t pos
query_module|const char *name|int which|void *buf|size_t bufsize|size_t *ret
quotactl|unsigned int cmd|const char *special|qid_t id|void *addr
quotactl_fd|unsigned int fd|unsigned int cmd|qid_t id|void *addr
read|unsigned int fd|char *buf|size_t count
readahead|int fd|loff_t offset|size_t count
readdir|unsigned int fd|struct old_linux_dirent *dirent|unsigned int count
readlink|const char *path|char *buf|int bufsiz
readlinkat|int dfd|const char *pathname|char *buf|int bufsiz
readv|unsigned long fd|const struct iovec *vec|unsigned long vlen
reboot|int magic1|int magic2|unsigned int cmd|void *arg
recv|int fd|void *ubuf|size_t size|unsigned int flags
recvfrom|int fd|void *ubuf|size_t size|unsigned int flags|struct sockaddr *addr|int *addr_len
recvmmsg|int fd|struct mmsghdr *mmsg|unsigned int vlen|unsigned int flags|struct __kernel_timespec *timeout
recvmmsg_time64|int fd|struct mmsghdr *mmsg|unsigned int vlen|unsigned int flags|struct __kernel_timespec *timeout
recvmsg|int fd|struct user_msghdr *msg|unsigned int flags
remap_file_pages|unsigned long start|unsigned long size|unsigned long prot|unsigned long pgoff|unsigned long flags
removexattr|const char *pathname|const char *name
removexattrat|int dfd|const char *pathname|unsigned int at_flags|const char *name
rename|const char *oldname|const char *newname
renameat|int olddfd|const char *oldname|int newdfd|const char *newname
renameat2|int olddfd|const char *oldname|int newdfd|const char *newname|unsigned int flags
request_key|const char *_type|const char *_description|const char *_callout_info|key_serial_t destringid
restart_syscall
riscv_flush_icache|unsigned long start|unsigned long end|unsigned long flags
riscv_hwprobe|struct riscv_hwprobe *pairs|size_t pair_count|size_t cpusetsize|unsigned long *cpus|unsigned int flags
rmdir|const char *pathname
rseq|struct rseq *rseq|u32 rseq_len|int flags|u32 sig
rseq_slice_yield
rt_sigaction|int sig|const struct sigaction *act|struct sigaction *oact|size_t sigsetsize
rt_sigpending|sigset_t *uset|size_t sigsetsize
rt_sigprocmask|int how|sigset_t *nset|sigset_t *oset|size_t sigsetsize
rt_sigqueueinfo|pid_t pid|int sig|siginfo_t *uinfo
rt_sigreturn
rt_sigsuspend|sigset_t *unewset|size_t sigsetsize
rt_sigtimedwait|const sigset_t *uthese|siginfo_t *uinfo|const struct __kernel_timespec *uts|size_t sigsetsize
rt_sigtimedwait_time64|const sigset_t *uthese|siginfo_t *uinfo|const struct __kernel_timespec *uts|size_t sigsetsize
rt_tgsigqueueinfo|pid_t tgid|pid_t pid|int sig|siginfo_t *uinfo
rtas|struct rtas_args *uargs
s390_guarded_storage|int command|struct gs_cb *gs_cb
s390_pci_mmio_read|unsigned long mmio_addr|void *user_buffer|size_t length
s390_pci_mmio_write|unsigned long mmio_addr|const void *user_buffer|size_t length
s390_runtime_instr|int command|int signum
s390_sthyi|unsigned long function_code|void *buffer|u64 *return_code|unsigned long flags
sched_get_priority_max|int policy
sched_get_priority_min|int policy
sched_getaffinity|pid_t pid|unsigned int len|unsigned long *user_mask_ptr
sched_getattr|pid_t pid|struct sched_attr *uattr|unsigned int usize|unsigned int flags
sched_getparam|pid_t pid|struct sched_param *param
sched_getscheduler|pid_t pid
sched_rr_get_interval|pid_t pid|struct __kernel_timespec *interval
sched_rr_get_interval_time64|pid_t pid|struct __kernel_timespec *interval
sched_setaffinity|pid_t pid|unsigned int len|unsigned long *user_mask_ptr
sched_setattr|pid_t pid|struct sched_attr *uattr|unsigned int flags
sched_setparam|pid_t pid|struct sched_param *param
sched_setscheduler|pid_t pid|int policy|struct sched_param *param
sched_yield
seccomp|unsigned int op|unsigned int flags|void *uargs
select|int n|fd_set *inp|fd_set *outp|fd_set *exp|struct __kernel_old_timeval *tvp
select@i386!|struct sel_arg_struct *arg
semctl|int semid|int semnum|int cmd|unsigned long arg
semget|key_t key|int nsems|int semflg
semop|int semid|struct sembuf *tsops|unsigned nsops
semtimedop|int semid|struct sembuf *tsops|unsigned int nsops|const struct __kernel_timespec *timeout
semtimedop_time64|int semid|struct sembuf *tsops|unsigned int nsops|const struct __kernel_timespec *timeout
send|int fd|void *buff|size_t len|unsigned int flags
sendfile|int out_fd|int in_fd|loff_t *offset|size_t count
sendfile64|int out_fd|int in_fd|loff_t *offset|size_t count
sendmmsg|int fd|struct mmsghdr *mmsg|unsigned int vlen|unsigned int flags
sendmsg|int fd|struct user_msghdr *msg|unsigned int flags
sendto|int fd|void *buff|size_t len|unsigned int flags|struct sockaddr *addr|int addr_len
set_mempolicy|int mode|const unsigned long *nmask|unsigned long maxnode
set_mempolicy_home_node|unsigned long start|unsigned long len|unsigned long home_node|unsigned long flags
set_robust_list|struct robust_list_head *head|size_t len
set_thread_area|struct user_desc *u_info
set_thread_area@mips64el|unsigned long addr
set_thread_area@mipsel|unsigned long addr
set_tid_address|int *tidptr
set_tls|unsigned long val
setdomainname|char *name|int len
setfsgid|gid_t gid
setfsgid32|gid_t gid
setfsgid@arm|old_gid_t gid
setfsgid@i386|old_gid_t gid
setfsuid|uid_t uid
setfsuid32|uid_t uid
setfsuid@arm|old_uid_t uid
setfsuid@i386|old_uid_t uid
setgid|gid_t gid
setgid32|gid_t gid
setgid@arm|old_gid_t gid
setgid@i386|old_gid_t gid
setgroups|int gidsetsize|gid_t *grouplist
setgroups32|int gidsetsize|gid_t *grouplist
setgroups@arm|int gidsetsize|old_gid_t *grouplist
setgroups@i386|int gidsetsize|old_gid_t *grouplist
sethostname|char *name|int len
setitimer|int which|struct __kernel_old_itimerval *value|struct __kernel_old_itimerval *ovalue
setns|int fd|int flags
setpgid|pid_t pid|pid_t pgid
setpriority|int which|int who|int niceval
setregid|gid_t rgid|gid_t egid
setregid32|gid_t rgid|gid_t egid
setregid@arm|old_gid_t rgid|old_gid_t egid
setregid@i386|old_gid_t rgid|old_gid_t egid
setresgid|gid_t rgid|gid_t egid|gid_t sgid
setresgid32|gid_t rgid|gid_t egid|gid_t sgid
setresgid@arm|old_gid_t rgid|old_gid_t egid|old_gid_t sgid
setresgid@i386|old_gid_t rgid|old_gid_t egid|old_gid_t sgid
setresuid|uid_t ruid|uid_t euid|uid_t suid
setresuid32|uid_t ruid|uid_t euid|uid_t suid
setresuid@arm|old_uid_t ruid|old_uid_t euid|old_uid_t suid
setresuid@i386|old_uid_t ruid|old_uid_t euid|old_uid_t suid
setreuid|uid_t ruid|uid_t euid
setreuid32|uid_t ruid|uid_t euid
setreuid@arm|old_uid_t ruid|old_uid_t euid
setreuid@i386|old_uid_t ruid|old_uid_t euid
setrlimit|unsigned int resource|struct rlimit *rlim
setsid
setsockopt|int fd|int level|int optname|char *optval|int optlen
settimeofday|struct __kernel_old_timeval *tv|struct timezone *tz
setuid|uid_t uid
setuid32|uid_t uid
setuid@arm|old_uid_t uid
setuid@i386|old_uid_t uid
setxattr|const char *pathname|const char *name|const void *value|size_t size|int flags
setxattrat|int dfd|const char *pathname|unsigned int at_flags|const char *name|const struct xattr_args *uargs|size_t usize
sgetmask
shmat|int shmid|char *shmaddr|int shmflg
shmctl|int shmid|int cmd|struct shmid_ds *buf
shmdt|char *shmaddr
shmget|key_t key|size_t size|int shmflg
shutdown|int fd|int how
sigaction|int sig|const struct old_sigaction *act|struct old_sigaction *oact
sigaltstack|const stack_t *uss|stack_t *uoss
signal|int sig|__sighandler_t handler
signalfd|int ufd|sigset_t *user_mask|size_t sizemask
signalfd4|int ufd|sigset_t *user_mask|size_t sizemask|int flags
sigpending|old_sigset_t *uset
sigprocmask|int how|old_sigset_t *nset|old_sigset_t *oset
sigreturn
sigsuspend|int unused1|int unused2|old_sigset_t mask
sigsuspend@mipsel|old_sigset_t *uset
sigsuspend@ppc64le|old_sigset_t mask
socket|int family|int type|int protocol
socketcall|int call|unsigned long *args
socketpair|int family|int type|int protocol|int *usockvec
splice|int fd_in|loff_t *off_in|int fd_out|loff_t *off_out|size_t len|unsigned int flags
spu_create|const char *name|unsigned int flags|umode_t mode|int neighbor_fd
spu_run|int fd|__u32 *unpc|__u32 *ustatus
ssetmask|int newmask
stat|const char *filename|struct stat *statbuf
stat64|const char *filename|struct stat64 *statbuf
statfs|const char *pathname|struct statfs *buf
statfs64|const char *path|size_t sz|struct statfs64 *buf
statmount|const struct mnt_id_req *req|struct statmount *buf|size_t bufsize|unsigned int flags
statx|int dfd|const char *filename|unsigned flags|unsigned int mask|struct statx *buffer
stime|__kernel_old_time_t *tptr
subpage_prot|unsigned long addr|unsigned long len|u32 *map
swapcontext|struct ucontext *old_ctx|struct ucontext *new_ctx|long ctx_size
swapoff|const char *specialfile
swapon|const char *specialfile|int swap_flags
switch_endian
symlink|const char *oldname|const char *newname
symlinkat|const char *oldname|int newdfd|const char *newname
sync
sync_file_range|int fd|loff_t offset|loff_t nbytes|unsigned int flags
sync_file_range2|int fd|unsigned int flags|loff_t offset|loff_t nbytes
sync_file_range@mipsel|int fd|loff_t offset|loff_t nbytes
syncfs|int fd
sys_debug_setcontext|struct ucontext *ctx|int ndbg|struct sig_dbg_op *dbg
syscall|long number|unsigned long a0|unsigned long a1|unsigned long a2|unsigned long a3|unsigned long a4
sysfs|int option|unsigned long arg1|unsigned long arg2
sysinfo|struct sysinfo *info
syslog|int type|char *buf|int len
sysmips|long cmd|long arg1|long arg2
tee|int fdin|int fdout|size_t len|unsigned int flags
tgkill|pid_t tgid|pid_t pid|int sig
time|__kernel_old_time_t *tloc
timer_create|const clockid_t which_clock|struct sigevent *timer_event_spec|timer_t *created_timer_id
timer_delete|timer_t timer_id
timer_getoverrun|timer_t timer_id
timer_gettime|timer_t timer_id|struct __kernel_itimerspec *setting
timer_gettime64|timer_t timer_id|struct __kernel_itimerspec *setting
timer_settime|timer_t timer_id|int flags|const struct __kernel_itimerspec *new_setting|struct __kernel_itimerspec *old_setting
timer_settime64|timer_t timer_id|int flags|const struct __kernel_itimerspec *new_setting|struct __kernel_itimerspec *old_setting
timerfd_create|int clockid|int flags
timerfd_gettime|int ufd|struct __kernel_itimerspec *otmr
timerfd_gettime64|int ufd|struct __kernel_itimerspec *otmr
timerfd_settime|int ufd|int flags|const struct __kernel_itimerspec *utmr|struct __kernel_itimerspec *otmr
timerfd_settime64|int ufd|int flags|const struct __kernel_itimerspec *utmr|struct __kernel_itimerspec *otmr
times|struct tms *tbuf
tkill|pid_t pid|int sig
truncate|const char *path|long length
truncate64|const char *path|loff_t length
ugetrlimit|unsigned int resource|struct rlimit *rlim
umask|int mask
umount|char *name
umount2|char *name|int flags
uname|struct new_utsname *name
unlink|const char *pathname
unlinkat|int dfd|const char *pathname|int flag
unshare|unsigned long unshare_flags
uprobe
uretprobe
uselib|const char *library
userfaultfd|int flags
usr26
usr32
ustat|unsigned dev|struct ustat *ubuf
utime|char *filename|struct utimbuf *times
utimensat|int dfd|const char *filename|struct __kernel_timespec *utimes|int flags
utimensat_time64|int dfd|const char *filename|struct __kernel_timespec *utimes|int flags
utimes|char *filename|struct __kernel_old_timeval *utimes
vfork
vhangup
vm86|unsigned long cmd|unsigned long arg
vm86old|struct vm86_struct *user_vm86
vmsplice|int fd|const struct iovec *uiov|unsigned long nr_segs|unsigned int flags
wait4|pid_t upid|int *stat_addr|int options|struct rusage *ru
waitid|int which|pid_t upid|struct siginfo *infop|int options|struct rusage *ru
waitpid|pid_t pid|int *stat_addr|int options
write|unsigned int fd|const char *buf|size_t count
writev|unsigned long fd|const struct iovec *vec|unsigned long vlen`};var A4=new Set(`int unsigned|unsigned int|u32|__u32|s32|__s32|umode_t|pid_t|uid_t|gid_t|old_uid_t|old_gid_t|clockid_t|timer_t|key_t|mqd_t|qid_t
key_serial_t|rwf_t|enum landlock_rule_type|int|unsigned`.split(/[|\n]/)),O0=new Set(["loff_t","u64","__u64","long long","unsigned long long"]),C4=new Set(["int","s32","__s32","pid_t","clockid_t","timer_t","key_t","mqd_t","key_serial_t","rwf_t","long","off_t","loff_t","long long","__kernel_old_time_t"]),nS=new Set(["long","unsigned long","size_t","off_t","aio_context_t","old_sigset_t","__kernel_old_time_t"]),P4=new Set(["cap_user_header_t","cap_user_data_t","__sighandler_t"]),N4=new Set("readv writev vmsplice move_pages process_vm_readv process_vm_writev setsockopt getsockopt".split(" ")),g0;function rS(){if(!g0){let t=new Map;for(let e of(tS.all??"").split(`
`)){let n=e.indexOf("|"),r=n<0?e:e.slice(0,n);t.set(r.endsWith("!")?r.slice(0,-1):r,e)}g0=t}return g0}var sS=new Map;function Vr(t,e){let n=`${e}@${t}`,r=sS.get(n);if(r)return r;let s=Mt(t,e),o=s===void 0?void 0:rS().get(n)??rS().get(e);if(s===void 0||o===void 0)return;let i=t==="x32"&&s>=1073742336&&!N4.has(e),[a="",..._]=o.split("|"),c={args:y4(Bt(t),i?32:Bt(t).wordBits,_),packed:a.endsWith("!")};return sS.set(n,c),c}function y4(t,e,n){let r=[],s=0;for(let o of n){let i=/\w+$/.exec(o)?.index??0,[a,_]=[o.slice(0,i).trim(),o.slice(i)],c=a.replace(/^const /,""),l=a.includes("*")||P4.has(c);if(O0.has(c)&&t.wordBits===32){t.name!=="i386"&&s%2===1&&s++;for(let E of["lo","hi"])r.push({name:`${_}_${E}`,type:a,index:s++,width:32,signed:!1,pointer:!1});continue}if(!l&&!A4.has(c)&&!O0.has(c)&&!nS.has(c))throw new Error(`unknown type ${a} ${_}`);let d=l||nS.has(c)?e:O0.has(c)?64:32;r.push({name:_,type:a,index:s++,width:d,signed:!l&&C4.has(c),pointer:l})}return r.filter(o=>o.index<6)}function Gr(t,e,n){let r=Vr(t,e)?.args??[],s=eS(e,n);return r.find(o=>o.name===n)??r.find(o=>o.name===s)}var oS={x86_64:`AAFS_MAGIC=0x5a3c69f0
ADDR_COMPAT_LAYOUT=0x200000
ADDR_LIMIT_32BIT=0x800000
ADDR_LIMIT_3GB=0x8000000
ADDR_NO_RANDOMIZE=0x40000
ADFS_SUPER_MAGIC=0xadf5
ADJ_ESTERROR=8
ADJ_FREQUENCY=2
ADJ_MAXERROR=4
ADJ_MICRO=0x1000
ADJ_NANO=0x2000
ADJ_OFFSET=1
ADJ_OFFSET_SINGLESHOT=0x8001
ADJ_OFFSET_SS_READ=0xa001
ADJ_SETOFFSET=256
ADJ_STATUS=16
ADJ_TAI=128
ADJ_TICK=0x4000
ADJ_TIMECONST=32
AFFS_SUPER_MAGIC=0xadff
AFS_SUPER_MAGIC=0x5346414f
AF_ALG=38
AF_APPLETALK=5
AF_ASH=18
AF_ATMPVC=8
AF_ATMSVC=20
AF_AX25=3
AF_BLUETOOTH=31
AF_BRIDGE=7
AF_CAIF=37
AF_CAN=29
AF_DECnet=12
AF_ECONET=19
AF_IB=27
AF_IEEE802154=36
AF_INET=2
AF_INET6=10
AF_IPX=4
AF_IRDA=23
AF_ISDN=34
AF_IUCV=32
AF_KCM=41
AF_KEY=15
AF_LLC=26
AF_LOCAL=1
AF_MCTP=45
AF_MPLS=28
AF_NETBEUI=13
AF_NETLINK=16
AF_NETROM=6
AF_NFC=39
AF_PACKET=17
AF_PHONET=35
AF_PPPOX=24
AF_QIPCRTR=42
AF_RDS=21
AF_ROSE=11
AF_ROUTE=16
AF_RXRPC=33
AF_SECURITY=14
AF_SMC=43
AF_SNA=22
AF_TIPC=30
AF_UNIX=1
AF_UNSPEC=0
AF_VSOCK=40
AF_WANPIPE=25
AF_X25=9
AF_XDP=44
ARCH_ENABLE_TAGGED_ADDR=0x4002
ARCH_FORCE_TAGGED_SVA=0x4004
ARCH_GET_CPUID=0x1011
ARCH_GET_FS=0x1003
ARCH_GET_GS=0x1004
ARCH_GET_MAX_TAG_BITS=0x4003
ARCH_GET_UNTAG_MASK=0x4001
ARCH_GET_XCOMP_GUEST_PERM=0x1024
ARCH_GET_XCOMP_PERM=0x1022
ARCH_GET_XCOMP_SUPP=0x1021
ARCH_MAP_VDSO_32=0x2002
ARCH_MAP_VDSO_64=0x2003
ARCH_MAP_VDSO_X32=0x2001
ARCH_REQ_XCOMP_GUEST_PERM=0x1025
ARCH_REQ_XCOMP_PERM=0x1023
ARCH_SET_CPUID=0x1012
ARCH_SET_FS=0x1002
ARCH_SET_GS=0x1001
ARCH_SHSTK_DISABLE=0x5002
ARCH_SHSTK_ENABLE=0x5001
ARCH_SHSTK_LOCK=0x5003
ARCH_SHSTK_STATUS=0x5005
ARCH_SHSTK_UNLOCK=0x5004
AT_EACCESS=512
AT_EMPTY_PATH=0x1000
AT_EXECVE_CHECK=0x10000
AT_FDCWD=-100
AT_HANDLE_CONNECTABLE=2
AT_HANDLE_FID=512
AT_HANDLE_MNT_ID_UNIQUE=1
AT_NO_AUTOMOUNT=2048
AT_RECURSIVE=0x8000
AT_REMOVEDIR=512
AT_STATX_DONT_SYNC=0x4000
AT_STATX_FORCE_SYNC=0x2000
AT_STATX_SYNC_AS_STAT=0
AT_STATX_SYNC_TYPE=0x6000
AT_SYMLINK_FOLLOW=1024
AT_SYMLINK_NOFOLLOW=256
AUDIT_ARCH_AARCH64=0xc00000b7
AUDIT_ARCH_ALPHA=0xc0009026
AUDIT_ARCH_ARCOMPACT=0x4000005d
AUDIT_ARCH_ARCOMPACTBE=93
AUDIT_ARCH_ARCV2=0x400000c3
AUDIT_ARCH_ARCV2BE=195
AUDIT_ARCH_ARM=0x40000028
AUDIT_ARCH_ARMEB=40
AUDIT_ARCH_C6X=0x4000008c
AUDIT_ARCH_C6XBE=140
AUDIT_ARCH_CRIS=0x4000004c
AUDIT_ARCH_CSKY=0x400000fc
AUDIT_ARCH_FRV=0x5441
AUDIT_ARCH_H8300=46
AUDIT_ARCH_HEXAGON=164
AUDIT_ARCH_I386=0x40000003
AUDIT_ARCH_IA64=0xc0000032
AUDIT_ARCH_LOONGARCH32=0x40000102
AUDIT_ARCH_LOONGARCH64=0xc0000102
AUDIT_ARCH_M32R=88
AUDIT_ARCH_M68K=4
AUDIT_ARCH_MICROBLAZE=189
AUDIT_ARCH_MIPS=8
AUDIT_ARCH_MIPS64=0x80000008
AUDIT_ARCH_MIPS64N32=0xa0000008
AUDIT_ARCH_MIPSEL=0x40000008
AUDIT_ARCH_MIPSEL64=0xc0000008
AUDIT_ARCH_MIPSEL64N32=0xe0000008
AUDIT_ARCH_NDS32=0x400000a7
AUDIT_ARCH_NDS32BE=167
AUDIT_ARCH_NIOS2=0x40000071
AUDIT_ARCH_OPENRISC=92
AUDIT_ARCH_PARISC=15
AUDIT_ARCH_PARISC64=0x8000000f
AUDIT_ARCH_PPC=20
AUDIT_ARCH_PPC64=0x80000015
AUDIT_ARCH_PPC64LE=0xc0000015
AUDIT_ARCH_RISCV32=0x400000f3
AUDIT_ARCH_RISCV64=0xc00000f3
AUDIT_ARCH_S390=22
AUDIT_ARCH_S390X=0x80000016
AUDIT_ARCH_SH=42
AUDIT_ARCH_SH64=0x8000002a
AUDIT_ARCH_SHEL=0x4000002a
AUDIT_ARCH_SHEL64=0xc000002a
AUDIT_ARCH_SPARC=2
AUDIT_ARCH_SPARC64=0x8000002b
AUDIT_ARCH_TILEGX=0xc00000bf
AUDIT_ARCH_TILEGX32=0x400000bf
AUDIT_ARCH_TILEPRO=0x400000bc
AUDIT_ARCH_UNICORE=0x4000006e
AUDIT_ARCH_X86_64=0xc000003e
AUDIT_ARCH_XTENSA=94
AUTOFS_IOC_ASKUMOUNT=0x80049370
AUTOFS_IOC_CATATONIC=0x9362
AUTOFS_IOC_EXPIRE=0x810c9365
AUTOFS_IOC_EXPIRE_MULTI=0x40049366
AUTOFS_IOC_FAIL=0x9361
AUTOFS_IOC_PROTOSUBVER=0x80049367
AUTOFS_IOC_PROTOVER=0x80049363
AUTOFS_IOC_READY=0x9360
AUTOFS_IOC_SETTIMEOUT=0xc0089364
BDEVFS_MAGIC=0x62646576
BINDERFS_SUPER_MAGIC=0x6c6f6f70
BINFMTFS_MAGIC=0x42494e4d
BLKALIGNOFF=0x127a
BLKBSZGET=0x80081270
BLKBSZSET=0x40081271
BLKCLOSEZONE=0x40101287
BLKDISCARD=0x1277
BLKDISCARDZEROES=0x127c
BLKFINISHZONE=0x40101288
BLKFLSBUF=0x1261
BLKFRAGET=0x1265
BLKFRASET=0x1264
BLKGETDISKSEQ=0x80081280
BLKGETNRZONES=0x80041285
BLKGETSIZE=0x1260
BLKGETSIZE64=0x80081272
BLKGETZONESZ=0x80041284
BLKIOMIN=0x1278
BLKIOOPT=0x1279
BLKOPENZONE=0x40101286
BLKPBSZGET=0x127b
BLKPG=0x1269
BLKRAGET=0x1263
BLKRASET=0x1262
BLKREPORTZONE=0xc0101282
BLKRESETZONE=0x40101283
BLKROGET=0x125e
BLKROSET=0x125d
BLKROTATIONAL=0x127e
BLKRRPART=0x125f
BLKSECDISCARD=0x127d
BLKSECTGET=0x1267
BLKSECTSET=0x1266
BLKSSZGET=0x1268
BLKTRACESTART=0x1274
BLKTRACESTOP=0x1275
BLKTRACETEARDOWN=0x1276
BLKZEROOUT=0x127f
BPF_BTF_GET_FD_BY_ID=19
BPF_BTF_GET_NEXT_ID=23
BPF_BTF_LOAD=18
BPF_ENABLE_STATS=32
BPF_ITER_CREATE=33
BPF_LINK_CREATE=28
BPF_LINK_DETACH=34
BPF_LINK_GET_FD_BY_ID=30
BPF_LINK_GET_NEXT_ID=31
BPF_LINK_TYPE_CGROUP=3
BPF_LINK_TYPE_ITER=4
BPF_LINK_TYPE_KPROBE_MULTI=8
BPF_LINK_TYPE_NETNS=5
BPF_LINK_TYPE_PERF_EVENT=7
BPF_LINK_TYPE_RAW_TRACEPOINT=1
BPF_LINK_TYPE_STRUCT_OPS=9
BPF_LINK_TYPE_TRACING=2
BPF_LINK_TYPE_UNSPEC=0
BPF_LINK_TYPE_XDP=6
BPF_LINK_UPDATE=29
BPF_MAP_CREATE=0
BPF_MAP_DELETE_BATCH=27
BPF_MAP_DELETE_ELEM=3
BPF_MAP_FREEZE=22
BPF_MAP_GET_FD_BY_ID=14
BPF_MAP_GET_NEXT_ID=12
BPF_MAP_GET_NEXT_KEY=4
BPF_MAP_LOOKUP_AND_DELETE_BATCH=25
BPF_MAP_LOOKUP_AND_DELETE_ELEM=21
BPF_MAP_LOOKUP_BATCH=24
BPF_MAP_LOOKUP_ELEM=1
BPF_MAP_TYPE_ARRAY=2
BPF_MAP_TYPE_ARRAY_OF_MAPS=12
BPF_MAP_TYPE_BLOOM_FILTER=30
BPF_MAP_TYPE_CGROUP_ARRAY=8
BPF_MAP_TYPE_CGROUP_STORAGE=19
BPF_MAP_TYPE_CPUMAP=16
BPF_MAP_TYPE_DEVMAP=14
BPF_MAP_TYPE_DEVMAP_HASH=25
BPF_MAP_TYPE_HASH=1
BPF_MAP_TYPE_HASH_OF_MAPS=13
BPF_MAP_TYPE_INODE_STORAGE=28
BPF_MAP_TYPE_LPM_TRIE=11
BPF_MAP_TYPE_LRU_HASH=9
BPF_MAP_TYPE_LRU_PERCPU_HASH=10
BPF_MAP_TYPE_PERCPU_ARRAY=6
BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE=21
BPF_MAP_TYPE_PERCPU_HASH=5
BPF_MAP_TYPE_PERF_EVENT_ARRAY=4
BPF_MAP_TYPE_PROG_ARRAY=3
BPF_MAP_TYPE_QUEUE=22
BPF_MAP_TYPE_REUSEPORT_SOCKARRAY=20
BPF_MAP_TYPE_RINGBUF=27
BPF_MAP_TYPE_SK_STORAGE=24
BPF_MAP_TYPE_SOCKHASH=18
BPF_MAP_TYPE_SOCKMAP=15
BPF_MAP_TYPE_STACK=23
BPF_MAP_TYPE_STACK_TRACE=7
BPF_MAP_TYPE_STRUCT_OPS=26
BPF_MAP_TYPE_TASK_STORAGE=29
BPF_MAP_TYPE_UNSPEC=0
BPF_MAP_TYPE_USER_RINGBUF=31
BPF_MAP_TYPE_XSKMAP=17
BPF_MAP_UPDATE_BATCH=26
BPF_MAP_UPDATE_ELEM=2
BPF_OBJ_GET=7
BPF_OBJ_GET_INFO_BY_FD=15
BPF_OBJ_NAME_LEN=16
BPF_OBJ_PIN=6
BPF_PROG_ATTACH=8
BPF_PROG_BIND_MAP=35
BPF_PROG_DETACH=9
BPF_PROG_GET_FD_BY_ID=13
BPF_PROG_GET_NEXT_ID=11
BPF_PROG_LOAD=5
BPF_PROG_QUERY=16
BPF_PROG_RUN=10
BPF_PROG_TEST_RUN=10
BPF_PROG_TYPE_CGROUP_DEVICE=15
BPF_PROG_TYPE_CGROUP_SKB=8
BPF_PROG_TYPE_CGROUP_SOCK=9
BPF_PROG_TYPE_CGROUP_SOCKOPT=25
BPF_PROG_TYPE_CGROUP_SOCK_ADDR=18
BPF_PROG_TYPE_CGROUP_SYSCTL=23
BPF_PROG_TYPE_EXT=28
BPF_PROG_TYPE_FLOW_DISSECTOR=22
BPF_PROG_TYPE_KPROBE=2
BPF_PROG_TYPE_LIRC_MODE2=20
BPF_PROG_TYPE_LSM=29
BPF_PROG_TYPE_LWT_IN=10
BPF_PROG_TYPE_LWT_OUT=11
BPF_PROG_TYPE_LWT_SEG6LOCAL=19
BPF_PROG_TYPE_LWT_XMIT=12
BPF_PROG_TYPE_PERF_EVENT=7
BPF_PROG_TYPE_RAW_TRACEPOINT=17
BPF_PROG_TYPE_RAW_TRACEPOINT_WRITABLE=24
BPF_PROG_TYPE_SCHED_ACT=4
BPF_PROG_TYPE_SCHED_CLS=3
BPF_PROG_TYPE_SK_LOOKUP=30
BPF_PROG_TYPE_SK_MSG=16
BPF_PROG_TYPE_SK_REUSEPORT=21
BPF_PROG_TYPE_SK_SKB=14
BPF_PROG_TYPE_SOCKET_FILTER=1
BPF_PROG_TYPE_SOCK_OPS=13
BPF_PROG_TYPE_STRUCT_OPS=27
BPF_PROG_TYPE_SYSCALL=31
BPF_PROG_TYPE_TRACEPOINT=5
BPF_PROG_TYPE_TRACING=26
BPF_PROG_TYPE_XDP=6
BPF_RAW_TRACEPOINT_OPEN=17
BPF_TASK_FD_QUERY=20
BPF_TOKEN_CREATE=36
BTRFS_IOC_ADD_DEV=0x5000940a
BTRFS_IOC_BALANCE=0x5000940c
BTRFS_IOC_BALANCE_CTL=0x40049421
BTRFS_IOC_BALANCE_PROGRESS=0x84009422
BTRFS_IOC_BALANCE_V2=0xc4009420
BTRFS_IOC_CLONE=0x40049409
BTRFS_IOC_CLONE_RANGE=0x4020940d
BTRFS_IOC_DEFAULT_SUBVOL=0x40089413
BTRFS_IOC_DEFRAG=0x50009402
BTRFS_IOC_DEFRAG_RANGE=0x40309410
BTRFS_IOC_DEVICES_READY=0x90009427
BTRFS_IOC_DEV_INFO=0xd000941e
BTRFS_IOC_DEV_REPLACE=0xca289435
BTRFS_IOC_ENCODED_READ=0x80809440
BTRFS_IOC_ENCODED_WRITE=0x40809440
BTRFS_IOC_FILE_EXTENT_SAME=0xc0189436
BTRFS_IOC_FORGET_DEV=0x50009405
BTRFS_IOC_FS_INFO=0x8400941f
BTRFS_IOC_GET_DEV_STATS=0xc4089434
BTRFS_IOC_GET_FEATURES=0x80189439
BTRFS_IOC_GET_FSLABEL=0x81009431
BTRFS_IOC_GET_SUBVOL_INFO=0x81f8943c
BTRFS_IOC_GET_SUBVOL_ROOTREF=0xd000943d
BTRFS_IOC_GET_SUPPORTED_FEATURES=0x80489439
BTRFS_IOC_INO_LOOKUP=0xd0009412
BTRFS_IOC_INO_LOOKUP_USER=0xd000943e
BTRFS_IOC_INO_PATHS=0xc0389423
BTRFS_IOC_LOGICAL_INO=0xc0389424
BTRFS_IOC_LOGICAL_INO_V2=0xc038943b
BTRFS_IOC_QGROUP_ASSIGN=0x40189429
BTRFS_IOC_QGROUP_CREATE=0x4010942a
BTRFS_IOC_QGROUP_LIMIT=0x8030942b
BTRFS_IOC_QUOTA_CTL=0xc0109428
BTRFS_IOC_QUOTA_RESCAN=0x4040942c
BTRFS_IOC_QUOTA_RESCAN_STATUS=0x8040942d
BTRFS_IOC_QUOTA_RESCAN_WAIT=0x942e
BTRFS_IOC_RESIZE=0x50009403
BTRFS_IOC_RM_DEV=0x5000940b
BTRFS_IOC_RM_DEV_V2=0x5000943a
BTRFS_IOC_SCAN_DEV=0x50009404
BTRFS_IOC_SCRUB=0xc400941b
BTRFS_IOC_SCRUB_CANCEL=0x941c
BTRFS_IOC_SCRUB_PROGRESS=0xc400941d
BTRFS_IOC_SEND=0x40489426
BTRFS_IOC_SET_FEATURES=0x40309439
BTRFS_IOC_SET_FSLABEL=0x41009432
BTRFS_IOC_SET_RECEIVED_SUBVOL=0xc0c89425
BTRFS_IOC_SNAP_CREATE=0x50009401
BTRFS_IOC_SNAP_CREATE_V2=0x50009417
BTRFS_IOC_SNAP_DESTROY=0x5000940f
BTRFS_IOC_SNAP_DESTROY_V2=0x5000943f
BTRFS_IOC_SPACE_INFO=0xc0109414
BTRFS_IOC_START_SYNC=0x80089418
BTRFS_IOC_SUBVOL_CREATE=0x5000940e
BTRFS_IOC_SUBVOL_CREATE_V2=0x50009418
BTRFS_IOC_SUBVOL_GETFLAGS=0x80089419
BTRFS_IOC_SUBVOL_SETFLAGS=0x4008941a
BTRFS_IOC_SYNC=0x9408
BTRFS_IOC_TRANS_END=0x9407
BTRFS_IOC_TRANS_START=0x9406
BTRFS_IOC_TREE_SEARCH=0xd0009411
BTRFS_IOC_TREE_SEARCH_V2=0xc0709411
BTRFS_IOC_WAIT_SYNC=0x40089416
BTRFS_SUPER_MAGIC=0x9123683e
CAP_AUDIT_CONTROL=30
CAP_AUDIT_READ=37
CAP_AUDIT_WRITE=29
CAP_BLOCK_SUSPEND=36
CAP_BPF=39
CAP_CHECKPOINT_RESTORE=40
CAP_CHOWN=0
CAP_DAC_OVERRIDE=1
CAP_DAC_READ_SEARCH=2
CAP_FOWNER=3
CAP_FSETID=4
CAP_IPC_LOCK=14
CAP_IPC_OWNER=15
CAP_KILL=5
CAP_LAST_CAP=40
CAP_LEASE=28
CAP_LINUX_IMMUTABLE=9
CAP_MAC_ADMIN=33
CAP_MAC_OVERRIDE=32
CAP_MKNOD=27
CAP_NET_ADMIN=12
CAP_NET_BIND_SERVICE=10
CAP_NET_BROADCAST=11
CAP_NET_RAW=13
CAP_PERFMON=38
CAP_SETFCAP=31
CAP_SETGID=6
CAP_SETPCAP=8
CAP_SETUID=7
CAP_SYSLOG=34
CAP_SYS_ADMIN=21
CAP_SYS_BOOT=22
CAP_SYS_CHROOT=18
CAP_SYS_MODULE=16
CAP_SYS_NICE=23
CAP_SYS_PACCT=20
CAP_SYS_PTRACE=19
CAP_SYS_RAWIO=17
CAP_SYS_RESOURCE=24
CAP_SYS_TIME=25
CAP_SYS_TTY_CONFIG=26
CAP_WAKE_ALARM=35
CDROMAUDIOBUFSIZ=0x5382
CDROMCLOSETRAY=0x5319
CDROMEJECT=0x5309
CDROMEJECT_SW=0x530f
CDROMGETSPINDOWN=0x531d
CDROMMULTISESSION=0x5310
CDROMPAUSE=0x5301
CDROMPLAYBLK=0x5317
CDROMPLAYMSF=0x5303
CDROMPLAYTRKIND=0x5304
CDROMREADALL=0x5318
CDROMREADAUDIO=0x530e
CDROMREADCOOKED=0x5315
CDROMREADMODE1=0x530d
CDROMREADMODE2=0x530c
CDROMREADRAW=0x5314
CDROMREADTOCENTRY=0x5306
CDROMREADTOCHDR=0x5305
CDROMRESET=0x5312
CDROMRESUME=0x5302
CDROMSEEK=0x5316
CDROMSETSPINDOWN=0x531e
CDROMSTART=0x5308
CDROMSTOP=0x5307
CDROMSUBCHNL=0x530b
CDROMVOLCTRL=0x530a
CDROMVOLREAD=0x5313
CDROM_CHANGER_NSLOTS=0x5328
CDROM_CLEAR_OPTIONS=0x5321
CDROM_DEBUG=0x5330
CDROM_DISC_STATUS=0x5327
CDROM_DRIVE_STATUS=0x5326
CDROM_GET_CAPABILITY=0x5331
CDROM_GET_MCN=0x5311
CDROM_GET_UPC=0x5311
CDROM_LAST_WRITTEN=0x5395
CDROM_LOCKDOOR=0x5329
CDROM_MEDIA_CHANGED=0x5325
CDROM_NEXT_WRITABLE=0x5394
CDROM_SELECT_DISC=0x5323
CDROM_SELECT_SPEED=0x5322
CDROM_SEND_PACKET=0x5393
CDROM_SET_OPTIONS=0x5320
CDROM_TIMED_MEDIA_CHANGE=0x5396
CEPH_SUPER_MAGIC=0xc36400
CGROUP2_SUPER_MAGIC=0x63677270
CGROUP_SUPER_MAGIC=0x27e0eb
CIFS_SUPER_MAGIC=0xff534d42
CLOCK_BOOTTIME=7
CLOCK_BOOTTIME_ALARM=9
CLOCK_DEFAULT=0
CLOCK_EXT=1
CLOCK_INT=2
CLOCK_MONOTONIC=1
CLOCK_MONOTONIC_COARSE=6
CLOCK_MONOTONIC_RAW=4
CLOCK_PROCESS_CPUTIME_ID=2
CLOCK_REALTIME=0
CLOCK_REALTIME_ALARM=8
CLOCK_REALTIME_COARSE=5
CLOCK_SGI_CYCLE=10
CLOCK_TAI=11
CLOCK_THREAD_CPUTIME_ID=3
CLOCK_TXFROMRX=4
CLOCK_TXINT=3
CLONE_ARGS_SIZE_VER0=64
CLONE_ARGS_SIZE_VER1=80
CLONE_ARGS_SIZE_VER2=88
CLONE_CHILD_CLEARTID=0x200000
CLONE_CHILD_SETTID=0x1000000
CLONE_CLEAR_SIGHAND=0x100000000
CLONE_DETACHED=0x400000
CLONE_FILES=1024
CLONE_FS=512
CLONE_INTO_CGROUP=0x200000000
CLONE_IO=0x80000000
CLONE_NEWCGROUP=0x2000000
CLONE_NEWIPC=0x8000000
CLONE_NEWNET=0x40000000
CLONE_NEWNS=0x20000
CLONE_NEWPID=0x20000000
CLONE_NEWTIME=128
CLONE_NEWUSER=0x10000000
CLONE_NEWUTS=0x4000000
CLONE_PARENT=0x8000
CLONE_PARENT_SETTID=0x100000
CLONE_PIDFD=0x1000
CLONE_PTRACE=0x2000
CLONE_SETTLS=0x80000
CLONE_SIGHAND=2048
CLONE_SYSVSEM=0x40000
CLONE_THREAD=0x10000
CLONE_UNTRACED=0x800000
CLONE_VFORK=0x4000
CLONE_VM=256
CLOSE_RANGE_CLOEXEC=4
CLOSE_RANGE_UNSHARE=2
CODA_SUPER_MAGIC=0x73757245
CRAMFS_MAGIC=0x28cd3d45
CSIGNAL=255
DAXFS_MAGIC=0x64646178
DEBUGFS_MAGIC=0x64626720
DEVPTS_SUPER_MAGIC=0x1cd1
DMA_BUF_IOCTL_EXPORT_SYNC_FILE=0xc0086202
DMA_BUF_IOCTL_IMPORT_SYNC_FILE=0x40086203
DMA_BUF_IOCTL_SYNC=0x40086200
DMA_BUF_SET_NAME=0x40086201
DMA_BUF_SET_NAME_A=0x40046201
DMA_BUF_SET_NAME_B=0x40086201
DM_DEV_ARM_POLL=0xc138fd10
DM_DEV_CREATE=0xc138fd03
DM_DEV_REMOVE=0xc138fd04
DM_DEV_RENAME=0xc138fd05
DM_DEV_SET_GEOMETRY=0xc138fd0f
DM_DEV_STATUS=0xc138fd07
DM_DEV_SUSPEND=0xc138fd06
DM_DEV_WAIT=0xc138fd08
DM_GET_TARGET_VERSION=0xc138fd11
DM_LIST_DEVICES=0xc138fd02
DM_LIST_VERSIONS=0xc138fd0d
DM_REMOVE_ALL=0xc138fd01
DM_TABLE_CLEAR=0xc138fd0a
DM_TABLE_DEPS=0xc138fd0b
DM_TABLE_LOAD=0xc138fd09
DM_TABLE_STATUS=0xc138fd0c
DM_TARGET_MSG=0xc138fd0e
DM_VERSION=0xc138fd00
E2BIG=7
EACCES=13
EADDRINUSE=98
EADDRNOTAVAIL=99
EADV=68
EAFNOSUPPORT=97
EAGAIN=11
EALREADY=114
EBADE=52
EBADF=9
EBADFD=77
EBADMSG=74
EBADR=53
EBADRQC=56
EBADSLT=57
EBFONT=59
EBUSY=16
ECANCELED=125
ECHILD=10
ECHRNG=44
ECOMM=70
ECONNABORTED=103
ECONNREFUSED=111
ECONNRESET=104
ECRYPTFS_SUPER_MAGIC=0xf15f
EDEADLK=35
EDEADLOCK=35
EDESTADDRREQ=89
EDOM=33
EDOTDOT=73
EDQUOT=122
EEXIST=17
EFAULT=14
EFBIG=27
EFD_CLOEXEC=0x80000
EFD_NONBLOCK=2048
EFD_SEMAPHORE=1
EFIVARFS_MAGIC=0xde5e81e4
EFS_SUPER_MAGIC=0x414a53
EHOSTDOWN=112
EHOSTUNREACH=113
EHWPOISON=133
EIDRM=43
EILSEQ=84
EINPROGRESS=115
EINTR=4
EINVAL=22
EIO=5
EISCONN=106
EISDIR=21
EISNAM=120
EKEYEXPIRED=127
EKEYREJECTED=129
EKEYREVOKED=128
EL2HLT=51
EL2NSYNC=45
ELIBACC=79
ELIBBAD=80
ELIBEXEC=83
ELIBMAX=82
ELIBSCN=81
ELNRNG=48
ELOOP=40
EMEDIUMTYPE=124
EMFILE=24
EMLINK=31
EMSGSIZE=90
EMULTIHOP=72
ENAMETOOLONG=36
ENAVAIL=119
ENETDOWN=100
ENETRESET=102
ENETUNREACH=101
ENFILE=23
ENOANO=55
ENOBUFS=105
ENOCSI=50
ENODATA=61
ENODEV=19
ENOENT=2
ENOEXEC=8
ENOKEY=126
ENOLCK=37
ENOLINK=67
ENOMEDIUM=123
ENOMEM=12
ENOMSG=42
ENONET=64
ENOPKG=65
ENOPROTOOPT=92
ENOSPC=28
ENOSR=63
ENOSTR=60
ENOSYS=38
ENOTBLK=15
ENOTCONN=107
ENOTDIR=20
ENOTEMPTY=39
ENOTNAM=118
ENOTRECOVERABLE=131
ENOTSOCK=88
ENOTSUP=95
ENOTTY=25
ENOTUNIQ=76
ENXIO=6
EOPNOTSUPP=95
EOVERFLOW=75
EOWNERDEAD=130
EPERM=1
EPFNOSUPPORT=96
EPIPE=32
EPOLLERR=8
EPOLLET=0x80000000
EPOLLEXCLUSIVE=0x10000000
EPOLLHUP=16
EPOLLIN=1
EPOLLMSG=1024
EPOLLNVAL=32
EPOLLONESHOT=0x40000000
EPOLLOUT=4
EPOLLPRI=2
EPOLLRDBAND=128
EPOLLRDHUP=0x2000
EPOLLRDNORM=64
EPOLLWAKEUP=0x20000000
EPOLLWRBAND=512
EPOLLWRNORM=256
EPOLL_CLOEXEC=0x80000
EPOLL_CTL_ADD=1
EPOLL_CTL_DEL=2
EPOLL_CTL_MOD=3
EPOLL_URING_WAKE=0x8000000
EPROTO=71
EPROTONOSUPPORT=93
EPROTOTYPE=91
ERANGE=34
EREMCHG=78
EREMOTE=66
EREMOTEIO=121
ERESTART=85
ERFKILL=132
EROFS=30
ESHUTDOWN=108
ESOCKTNOSUPPORT=94
ESPIPE=29
ESRCH=3
ESRMNT=69
ESTALE=116
ESTRPIPE=86
ETH_P_1588=0x88f7
ETH_P_8021AD=0x88a8
ETH_P_8021AH=0x88e7
ETH_P_8021Q=0x8100
ETH_P_80221=0x8917
ETH_P_802_2=4
ETH_P_802_3=1
ETH_P_802_3_MIN=1536
ETH_P_802_EX1=0x88b5
ETH_P_AARP=0x80f3
ETH_P_AF_IUCV=0xfbfb
ETH_P_ALL=3
ETH_P_AOE=0x88a2
ETH_P_ARCNET=26
ETH_P_ARP=2054
ETH_P_ATALK=0x809b
ETH_P_ATMFATE=0x8884
ETH_P_ATMMPOA=0x884c
ETH_P_AX25=2
ETH_P_BATMAN=0x4305
ETH_P_BPQ=2303
ETH_P_CAIF=247
ETH_P_CAN=12
ETH_P_CANFD=13
ETH_P_CANXL=14
ETH_P_CFM=0x8902
ETH_P_CONTROL=22
ETH_P_CUST=0x6006
ETH_P_DDCMP=6
ETH_P_DEC=0x6000
ETH_P_DIAG=0x6005
ETH_P_DNA_DL=0x6001
ETH_P_DNA_RC=0x6002
ETH_P_DNA_RT=0x6003
ETH_P_DSA=27
ETH_P_DSA_8021Q=0xdadb
ETH_P_DSA_A5PSW=0xe001
ETH_P_ECONET=24
ETH_P_EDSA=0xdada
ETH_P_ERSPAN=0x88be
ETH_P_ERSPAN2=0x22eb
ETH_P_ETHERCAT=0x88a4
ETH_P_FCOE=0x8906
ETH_P_FIP=0x8914
ETH_P_HDLC=25
ETH_P_HSR=0x892f
ETH_P_IBOE=0x8915
ETH_P_IEEE802154=246
ETH_P_IEEEPUP=2560
ETH_P_IEEEPUPAT=2561
ETH_P_IFE=0xed3e
ETH_P_IP=2048
ETH_P_IPV6=0x86dd
ETH_P_IPX=0x8137
ETH_P_IRDA=23
ETH_P_LAT=0x6004
ETH_P_LINK_CTL=0x886c
ETH_P_LLDP=0x88cc
ETH_P_LOCALTALK=9
ETH_P_LOOP=96
ETH_P_LOOPBACK=0x9000
ETH_P_MACSEC=0x88e5
ETH_P_MAP=249
ETH_P_MCTP=250
ETH_P_MOBITEX=21
ETH_P_MPLS_MC=0x8848
ETH_P_MPLS_UC=0x8847
ETH_P_MRP=0x88e3
ETH_P_MVRP=0x88f5
ETH_P_NCSI=0x88f8
ETH_P_NSH=0x894f
ETH_P_PAE=0x888e
ETH_P_PAUSE=0x8808
ETH_P_PHONET=245
ETH_P_PPPTALK=16
ETH_P_PPP_DISC=0x8863
ETH_P_PPP_MP=8
ETH_P_PPP_SES=0x8864
ETH_P_PREAUTH=0x88c7
ETH_P_PROFINET=0x8892
ETH_P_PRP=0x88fb
ETH_P_PUP=512
ETH_P_PUPAT=513
ETH_P_QINQ1=0x9100
ETH_P_QINQ2=0x9200
ETH_P_QINQ3=0x9300
ETH_P_RARP=0x8035
ETH_P_REALTEK=0x8899
ETH_P_SCA=0x6007
ETH_P_SLOW=0x8809
ETH_P_SNAP=5
ETH_P_TDLS=0x890d
ETH_P_TEB=0x6558
ETH_P_TIPC=0x88ca
ETH_P_TRAILER=28
ETH_P_TR_802_2=17
ETH_P_TSN=0x22f0
ETH_P_WAN_PPP=7
ETH_P_WCCP=0x883e
ETH_P_X25=2053
ETH_P_XDSA=248
ETIME=62
ETIMEDOUT=110
ETOOMANYREFS=109
ETXTBSY=26
EUCLEAN=117
EUNATCH=49
EUSERS=87
EVIOCGEFFECTS=0x80044584
EVIOCGID=0x80084502
EVIOCGKEYCODE=0x80084504
EVIOCGKEYCODE_V2=0x80284504
EVIOCGMASK=0x80104592
EVIOCGRAB=0x40044590
EVIOCGREP=0x80084503
EVIOCGVERSION=0x80044501
EVIOCREVOKE=0x40044591
EVIOCRMFF=0x40044581
EVIOCSCLOCKID=0x400445a0
EVIOCSFF=0x40304580
EVIOCSKEYCODE=0x40084504
EVIOCSKEYCODE_V2=0x40284504
EVIOCSMASK=0x40104593
EVIOCSREP=0x40084503
EWOULDBLOCK=11
EXDEV=18
EXFAT_SUPER_MAGIC=0x2011bab0
EXFULL=54
EXT2_SUPER_MAGIC=0xef53
EXT3_SUPER_MAGIC=0xef53
EXT4_SUPER_MAGIC=0xef53
F2FS_SUPER_MAGIC=0xf2f52010
FALLOC_FL_COLLAPSE_RANGE=8
FALLOC_FL_INSERT_RANGE=32
FALLOC_FL_KEEP_SIZE=1
FALLOC_FL_NO_HIDE_STALE=4
FALLOC_FL_PUNCH_HOLE=2
FALLOC_FL_UNSHARE_RANGE=64
FALLOC_FL_ZERO_RANGE=16
FAN_ACCESS=1
FAN_ACCESS_PERM=0x20000
FAN_ALLOW=1
FAN_ALL_CLASS_BITS=12
FAN_ALL_EVENTS=59
FAN_ALL_INIT_FLAGS=63
FAN_ALL_MARK_FLAGS=255
FAN_ALL_OUTGOING_EVENTS=0x3403b
FAN_ALL_PERM_EVENTS=0x30000
FAN_ATTRIB=4
FAN_AUDIT=16
FAN_CLASS_CONTENT=4
FAN_CLASS_NOTIF=0
FAN_CLASS_PRE_CONTENT=8
FAN_CLOEXEC=1
FAN_CLOSE=24
FAN_CLOSE_NOWRITE=16
FAN_CLOSE_WRITE=8
FAN_CREATE=256
FAN_DELETE=512
FAN_DELETE_SELF=1024
FAN_DENY=2
FAN_ENABLE_AUDIT=64
FAN_EPIDFD=-2
FAN_EVENT_INFO_TYPE_DFID=3
FAN_EVENT_INFO_TYPE_DFID_NAME=2
FAN_EVENT_INFO_TYPE_ERROR=5
FAN_EVENT_INFO_TYPE_FID=1
FAN_EVENT_INFO_TYPE_NEW_DFID_NAME=12
FAN_EVENT_INFO_TYPE_OLD_DFID_NAME=10
FAN_EVENT_INFO_TYPE_PIDFD=4
FAN_EVENT_METADATA_LEN=24
FAN_EVENT_ON_CHILD=0x8000000
FAN_FS_ERROR=0x8000
FAN_MARK_ADD=1
FAN_MARK_DONT_FOLLOW=4
FAN_MARK_EVICTABLE=512
FAN_MARK_FILESYSTEM=256
FAN_MARK_FLUSH=128
FAN_MARK_IGNORE=1024
FAN_MARK_IGNORED_MASK=32
FAN_MARK_IGNORED_SURV_MODIFY=64
FAN_MARK_IGNORE_SURV=1088
FAN_MARK_INODE=0
FAN_MARK_MOUNT=16
FAN_MARK_ONLYDIR=8
FAN_MARK_REMOVE=2
FAN_MODIFY=2
FAN_MOVE=192
FAN_MOVED_FROM=64
FAN_MOVED_TO=128
FAN_MOVE_SELF=2048
FAN_NOFD=-1
FAN_NONBLOCK=2
FAN_NOPIDFD=-1
FAN_ONDIR=0x40000000
FAN_OPEN=32
FAN_OPEN_EXEC=0x1000
FAN_OPEN_EXEC_PERM=0x40000
FAN_OPEN_PERM=0x10000
FAN_Q_OVERFLOW=0x4000
FAN_RENAME=0x10000000
FAN_REPORT_DFID_NAME=3072
FAN_REPORT_DFID_NAME_TARGET=0x1e00
FAN_REPORT_DIR_FID=1024
FAN_REPORT_FID=512
FAN_REPORT_NAME=2048
FAN_REPORT_PIDFD=128
FAN_REPORT_TARGET_FID=0x1000
FAN_REPORT_TID=256
FAN_UNLIMITED_MARKS=32
FAN_UNLIMITED_QUEUE=16
FBIOBLANK=0x4611
FBIOGETCMAP=0x4604
FBIOGET_CON2FBMAP=0x460f
FBIOGET_DISPINFO=0x4618
FBIOGET_FSCREENINFO=0x4602
FBIOGET_GLYPH=0x4615
FBIOGET_HWCINFO=0x4616
FBIOGET_VBLANK=0x80204612
FBIOGET_VSCREENINFO=0x4600
FBIOPAN_DISPLAY=0x4606
FBIOPUTCMAP=0x4605
FBIOPUT_CON2FBMAP=0x4610
FBIOPUT_MODEINFO=0x4617
FBIOPUT_VSCREENINFO=0x4601
FBIO_ALLOC=0x4613
FBIO_CURSOR=0xc0684608
FBIO_FREE=0x4614
FBIO_WAITFORVSYNC=0x40044620
FDPIC_FUNCPTRS=0x80000
FD_CLOEXEC=1
FIBMAP=1
FICLONE=0x40049409
FICLONERANGE=0x4020940d
FIDEDUPERANGE=0xc0189436
FIFREEZE=0xc0045877
FIOASYNC=0x5452
FIOCLEX=0x5451
FIONBIO=0x5421
FIONCLEX=0x5450
FIONREAD=0x541b
FIOQSIZE=0x5460
FITHAW=0xc0045878
FITRIM=0xc0185879
FSCONFIG_CMD_CREATE=6
FSCONFIG_CMD_CREATE_EXCL=8
FSCONFIG_CMD_RECONFIGURE=7
FSCONFIG_SET_BINARY=2
FSCONFIG_SET_FD=5
FSCONFIG_SET_FLAG=0
FSCONFIG_SET_PATH=3
FSCONFIG_SET_PATH_EMPTY=4
FSCONFIG_SET_STRING=1
FSMOUNT_CLOEXEC=1
FSOPEN_CLOEXEC=1
FSPICK_CLOEXEC=1
FSPICK_EMPTY_PATH=8
FSPICK_NO_AUTOMOUNT=4
FSPICK_SYMLINK_NOFOLLOW=2
FS_IOC32_GETFLAGS=0x80046601
FS_IOC32_GETVERSION=0x80047601
FS_IOC32_SETFLAGS=0x40046602
FS_IOC32_SETVERSION=0x40047602
FS_IOC_ADD_ENCRYPTION_KEY=0xc0506617
FS_IOC_ENABLE_VERITY=0x40806685
FS_IOC_FIEMAP=0xc020660b
FS_IOC_FSGETXATTR=0x801c581f
FS_IOC_FSSETXATTR=0x401c5820
FS_IOC_GETFLAGS=0x80086601
FS_IOC_GETFSLABEL=0x81009431
FS_IOC_GETFSMAP=0xc0c0583b
FS_IOC_GETVERSION=0x80087601
FS_IOC_GET_ENCRYPTION_KEY_STATUS=0xc080661a
FS_IOC_GET_ENCRYPTION_NONCE=0x8010661b
FS_IOC_GET_ENCRYPTION_POLICY=0x400c6615
FS_IOC_GET_ENCRYPTION_POLICY_EX=0xc0096616
FS_IOC_GET_ENCRYPTION_PWSALT=0x40106614
FS_IOC_MEASURE_VERITY=0xc0046686
FS_IOC_READ_VERITY_METADATA=0xc0286687
FS_IOC_REMOVE_ENCRYPTION_KEY=0xc0406618
FS_IOC_REMOVE_ENCRYPTION_KEY_ALL_USERS=0xc0406619
FS_IOC_SETFLAGS=0x40086602
FS_IOC_SETFSLABEL=0x41009432
FS_IOC_SETVERSION=0x40087602
FS_IOC_SET_ENCRYPTION_POLICY=0x800c6613
FUSE_DEV_IOC_CLONE=0x8004e500
FUSE_SUPER_MAGIC=0x65735546
FUTEX2_NUMA=4
FUTEX2_PRIVATE=128
FUTEX2_SIZE_U16=1
FUTEX2_SIZE_U32=2
FUTEX2_SIZE_U64=3
FUTEX2_SIZE_U8=0
FUTEXFS_SUPER_MAGIC=0xbad1dea
FUTEX_32=2
FUTEX_BITSET_MATCH_ANY=0xffffffff
FUTEX_CLOCK_REALTIME=256
FUTEX_CMD_MASK=-385
FUTEX_CMP_REQUEUE=4
FUTEX_CMP_REQUEUE_PI=12
FUTEX_CMP_REQUEUE_PI_PRIVATE=140
FUTEX_CMP_REQUEUE_PRIVATE=132
FUTEX_FD=2
FUTEX_LOCK_PI=6
FUTEX_LOCK_PI2=13
FUTEX_LOCK_PI2_PRIVATE=141
FUTEX_LOCK_PI_PRIVATE=134
FUTEX_OP_ADD=1
FUTEX_OP_ANDN=3
FUTEX_OP_CMP_EQ=0
FUTEX_OP_CMP_GE=5
FUTEX_OP_CMP_GT=4
FUTEX_OP_CMP_LE=3
FUTEX_OP_CMP_LT=2
FUTEX_OP_CMP_NE=1
FUTEX_OP_OR=2
FUTEX_OP_SET=0
FUTEX_OP_XOR=4
FUTEX_OWNER_DIED=0x40000000
FUTEX_PRIVATE_FLAG=128
FUTEX_REQUEUE=3
FUTEX_REQUEUE_PRIVATE=131
FUTEX_TID_MASK=0x3fffffff
FUTEX_TRYLOCK_PI=8
FUTEX_TRYLOCK_PI_PRIVATE=136
FUTEX_UNLOCK_PI=7
FUTEX_UNLOCK_PI_PRIVATE=135
FUTEX_WAIT=0
FUTEX_WAITERS=0x80000000
FUTEX_WAIT_BITSET=9
FUTEX_WAIT_BITSET_PRIVATE=137
FUTEX_WAIT_PRIVATE=128
FUTEX_WAIT_REQUEUE_PI=11
FUTEX_WAIT_REQUEUE_PI_PRIVATE=139
FUTEX_WAKE=1
FUTEX_WAKE_BITSET=10
FUTEX_WAKE_BITSET_PRIVATE=138
FUTEX_WAKE_OP=5
FUTEX_WAKE_OP_PRIVATE=133
FUTEX_WAKE_PRIVATE=129
F_ADD_SEALS=1033
F_CANCELLK=1029
F_CREATED_QUERY=1028
F_DUPFD=0
F_DUPFD_CLOEXEC=1030
F_DUPFD_QUERY=1027
F_EXLCK=4
F_GETFD=1
F_GETFL=3
F_GETLEASE=1025
F_GETLK=5
F_GETOWN=9
F_GETOWNER_UIDS=17
F_GETOWN_EX=16
F_GETPIPE_SZ=1032
F_GETSIG=11
F_GET_FILE_RW_HINT=1037
F_GET_RW_HINT=1035
F_GET_SEALS=1034
F_LINUX_SPECIFIC_BASE=1024
F_NOTIFY=1026
F_OFD_GETLK=36
F_OFD_SETLK=37
F_OFD_SETLKW=38
F_OK=0
F_OWNER_PGRP=2
F_OWNER_PID=1
F_OWNER_TID=0
F_RDLCK=0
F_SEAL_EXEC=32
F_SEAL_FUTURE_WRITE=16
F_SEAL_GROW=4
F_SEAL_SEAL=1
F_SEAL_SHRINK=2
F_SEAL_WRITE=8
F_SETFD=2
F_SETFL=4
F_SETLEASE=1024
F_SETLK=6
F_SETLKW=7
F_SETOWN=8
F_SETOWN_EX=15
F_SETPIPE_SZ=1031
F_SETSIG=10
F_SET_FILE_RW_HINT=1038
F_SET_RW_HINT=1036
F_SHLCK=8
F_UNLCK=2
F_WRLCK=1
GETALL=13
GETNCNT=14
GETPID=11
GETVAL=12
GETZCNT=15
GIO_CMAP=0x4b70
GIO_FONT=0x4b60
GIO_FONTX=0x4b6b
GIO_SCRNMAP=0x4b40
GIO_UNIMAP=0x4b66
GIO_UNISCRNMAP=0x4b69
GPIOHANDLE_GET_LINE_VALUES_IOCTL=0xc040b408
GPIOHANDLE_SET_CONFIG_IOCTL=0xc054b40a
GPIOHANDLE_SET_LINE_VALUES_IOCTL=0xc040b409
GPIO_GET_CHIPINFO_IOCTL=0x8044b401
GPIO_GET_LINEEVENT_IOCTL=0xc030b404
GPIO_GET_LINEHANDLE_IOCTL=0xc16cb403
GPIO_GET_LINEINFO_IOCTL=0xc048b402
GPIO_GET_LINEINFO_UNWATCH_IOCTL=0xc004b40c
GPIO_GET_LINEINFO_WATCH_IOCTL=0xc048b40b
GPIO_V2_GET_LINEINFO_IOCTL=0xc100b405
GPIO_V2_GET_LINEINFO_WATCH_IOCTL=0xc100b406
GPIO_V2_GET_LINE_IOCTL=0xc250b407
GPIO_V2_LINE_GET_VALUES_IOCTL=0xc010b40e
GPIO_V2_LINE_SET_CONFIG_IOCTL=0xc110b40d
GPIO_V2_LINE_SET_VALUES_IOCTL=0xc010b40f
GRND_INSECURE=4
GRND_NONBLOCK=1
GRND_RANDOM=2
HDIO_DRIVE_CMD=799
HDIO_DRIVE_CMD_AEB=798
HDIO_DRIVE_RESET=796
HDIO_DRIVE_TASK=798
HDIO_DRIVE_TASKFILE=797
HDIO_GETGEO=769
HDIO_GET_32BIT=777
HDIO_GET_ACOUSTIC=783
HDIO_GET_ADDRESS=784
HDIO_GET_BUSSTATE=794
HDIO_GET_DMA=779
HDIO_GET_IDENTITY=781
HDIO_GET_KEEPSETTINGS=776
HDIO_GET_MULTCOUNT=772
HDIO_GET_NICE=780
HDIO_GET_NOWERR=778
HDIO_GET_QDMA=773
HDIO_GET_UNMASKINTR=770
HDIO_GET_WCACHE=782
HDIO_OBSOLETE_IDENTITY=775
HDIO_SCAN_HWIF=808
HDIO_SET_32BIT=804
HDIO_SET_ACOUSTIC=812
HDIO_SET_ADDRESS=815
HDIO_SET_BUSSTATE=813
HDIO_SET_DMA=806
HDIO_SET_KEEPSETTINGS=803
HDIO_SET_MULTCOUNT=801
HDIO_SET_NICE=809
HDIO_SET_NOWERR=805
HDIO_SET_PIO_MODE=807
HDIO_SET_QDMA=814
HDIO_SET_UNMASKINTR=802
HDIO_SET_WCACHE=811
HDIO_SET_XFER=774
HDIO_TRISTATE_HWIF=795
HDIO_UNREGISTER_HWIF=810
HIDIOCGRAWINFO=0x80084803
HIDIOCGRDESC=0x90044802
HIDIOCGRDESCSIZE=0x80044801
HOSTFS_SUPER_MAGIC=0xc0ffee
HPFS_SUPER_MAGIC=0xf995e849
HUGETLBFS_MAGIC=0x958458f6
I2C_FUNCS=1797
I2C_PEC=1800
I2C_RDWR=1799
I2C_RETRIES=1793
I2C_SLAVE=1795
I2C_SLAVE_FORCE=1798
I2C_SMBUS=1824
I2C_TENBIT=1796
I2C_TIMEOUT=1794
IFF_ALLMULTI=512
IFF_ATTACH_QUEUE=512
IFF_AUTOMEDIA=0x4000
IFF_BROADCAST=2
IFF_DEBUG=4
IFF_DETACH_QUEUE=1024
IFF_DORMANT=0x20000
IFF_DYNAMIC=0x8000
IFF_ECHO=0x40000
IFF_LOOPBACK=8
IFF_LOWER_UP=0x10000
IFF_MASTER=1024
IFF_MULTICAST=0x1000
IFF_MULTI_QUEUE=256
IFF_NAPI=16
IFF_NAPI_FRAGS=32
IFF_NOARP=128
IFF_NOFILTER=0x1000
IFF_NOTRAILERS=32
IFF_NO_CARRIER=64
IFF_NO_PI=0x1000
IFF_ONE_QUEUE=0x2000
IFF_PERSIST=2048
IFF_POINTOPOINT=16
IFF_PORTSEL=0x2000
IFF_PROMISC=256
IFF_RUNNING=64
IFF_SLAVE=2048
IFF_TAP=2
IFF_TUN=1
IFF_TUN_EXCL=0x8000
IFF_UP=1
IFF_VNET_HDR=0x4000
IFF_VOLATILE=0x70c5a
IN_ACCESS=1
IN_ALL_EVENTS=4095
IN_ATTRIB=4
IN_CLOEXEC=0x80000
IN_CLOSE=24
IN_CLOSE_NOWRITE=16
IN_CLOSE_WRITE=8
IN_CREATE=256
IN_DELETE=512
IN_DELETE_SELF=1024
IN_DONT_FOLLOW=0x2000000
IN_EXCL_UNLINK=0x4000000
IN_IGNORED=0x8000
IN_ISDIR=0x40000000
IN_LOOPBACKNET=127
IN_MASK_ADD=0x20000000
IN_MASK_CREATE=0x10000000
IN_MODIFY=2
IN_MOVE=192
IN_MOVED_FROM=64
IN_MOVED_TO=128
IN_MOVE_SELF=2048
IN_NONBLOCK=2048
IN_ONESHOT=0x80000000
IN_ONLYDIR=0x1000000
IN_OPEN=32
IN_Q_OVERFLOW=0x4000
IN_UNMOUNT=0x2000
IOPRIO_BE_NORM=4
IOPRIO_BE_NR=8
IOPRIO_CLASS_BE=2
IOPRIO_CLASS_IDLE=3
IOPRIO_CLASS_MASK=7
IOPRIO_CLASS_NONE=0
IOPRIO_CLASS_RT=1
IOPRIO_NORM=4
IOPRIO_NR_LEVELS=8
IOPRIO_PRIO_MASK=0x1fff
IOPRIO_WHO_PGRP=2
IOPRIO_WHO_PROCESS=1
IOPRIO_WHO_USER=3
IORING_ENTER_EXT_ARG=8
IORING_ENTER_GETEVENTS=1
IORING_ENTER_REGISTERED_RING=16
IORING_ENTER_SQ_WAIT=4
IORING_ENTER_SQ_WAKEUP=2
IORING_OFF_CQ_RING=0x8000000
IORING_OFF_SQES=0x10000000
IORING_OFF_SQ_RING=0
IORING_REGISTER_BUFFERS=0
IORING_REGISTER_BUFFERS2=15
IORING_REGISTER_BUFFERS_UPDATE=16
IORING_REGISTER_ENABLE_RINGS=12
IORING_REGISTER_EVENTFD=4
IORING_REGISTER_EVENTFD_ASYNC=7
IORING_REGISTER_FILES=2
IORING_REGISTER_FILES2=13
IORING_REGISTER_FILES_SKIP=-2
IORING_REGISTER_FILES_UPDATE=6
IORING_REGISTER_FILES_UPDATE2=14
IORING_REGISTER_FILE_ALLOC_RANGE=25
IORING_REGISTER_IOWQ_AFF=17
IORING_REGISTER_IOWQ_MAX_WORKERS=19
IORING_REGISTER_PBUF_RING=22
IORING_REGISTER_PERSONALITY=9
IORING_REGISTER_PROBE=8
IORING_REGISTER_RESTRICTIONS=11
IORING_REGISTER_RING_FDS=20
IORING_REGISTER_SYNC_CANCEL=24
IORING_SETUP_ATTACH_WQ=32
IORING_SETUP_CLAMP=16
IORING_SETUP_COOP_TASKRUN=256
IORING_SETUP_CQE32=2048
IORING_SETUP_CQSIZE=8
IORING_SETUP_DEFER_TASKRUN=0x2000
IORING_SETUP_IOPOLL=1
IORING_SETUP_R_DISABLED=64
IORING_SETUP_SINGLE_ISSUER=0x1000
IORING_SETUP_SQE128=1024
IORING_SETUP_SQPOLL=2
IORING_SETUP_SQ_AFF=4
IORING_SETUP_SUBMIT_ALL=128
IORING_SETUP_TASKRUN_FLAG=512
IORING_UNREGISTER_BUFFERS=1
IORING_UNREGISTER_EVENTFD=5
IORING_UNREGISTER_FILES=3
IORING_UNREGISTER_IOWQ_AFF=18
IORING_UNREGISTER_PBUF_RING=23
IORING_UNREGISTER_PERSONALITY=10
IORING_UNREGISTER_RING_FDS=21
IPC_64=256
IPC_CREAT=512
IPC_DIPC=0x1000
IPC_EXCL=1024
IPC_INFO=3
IPC_NOWAIT=2048
IPC_NS_INDEX=2
IPC_OLD=0
IPC_OWN=0x2000
IPC_PRIVATE=0
IPC_RMID=0
IPC_SET=1
IPC_STAT=2
IPPROTO_AH=51
IPPROTO_BEETPH=94
IPPROTO_COMP=108
IPPROTO_DCCP=33
IPPROTO_DSTOPTS=60
IPPROTO_EGP=8
IPPROTO_ENCAP=98
IPPROTO_ESP=50
IPPROTO_ETHERNET=143
IPPROTO_FRAGMENT=44
IPPROTO_GRE=47
IPPROTO_HOPOPTS=0
IPPROTO_ICMP=1
IPPROTO_ICMPV6=58
IPPROTO_IDP=22
IPPROTO_IGMP=2
IPPROTO_IP=0
IPPROTO_IPIP=4
IPPROTO_IPV6=41
IPPROTO_L2TP=115
IPPROTO_MH=135
IPPROTO_MPLS=137
IPPROTO_MPTCP=262
IPPROTO_MTP=92
IPPROTO_NONE=59
IPPROTO_PIM=103
IPPROTO_PUP=12
IPPROTO_RAW=255
IPPROTO_ROUTING=43
IPPROTO_RSVP=46
IPPROTO_SCTP=132
IPPROTO_TCP=6
IPPROTO_TP=29
IPPROTO_UDP=17
IPPROTO_UDPLITE=136
IPV6_2292DSTOPTS=4
IPV6_2292HOPLIMIT=8
IPV6_2292HOPOPTS=3
IPV6_2292PKTINFO=2
IPV6_2292PKTOPTIONS=6
IPV6_2292RTHDR=5
IPV6_ADDRFORM=1
IPV6_ADDR_PREFERENCES=72
IPV6_ADD_MEMBERSHIP=20
IPV6_AUTHHDR=10
IPV6_AUTOFLOWLABEL=70
IPV6_CHECKSUM=7
IPV6_DONTFRAG=62
IPV6_DROP_MEMBERSHIP=21
IPV6_DSTOPTS=59
IPV6_FLOWINFO=11
IPV6_FLOWINFO_FLOWLABEL=0xfffff
IPV6_FLOWINFO_PRIORITY=0xff00000
IPV6_FLOWINFO_SEND=33
IPV6_FLOWLABEL_MGR=32
IPV6_FL_A_GET=0
IPV6_FL_A_PUT=1
IPV6_FL_A_RENEW=2
IPV6_FL_F_CREATE=1
IPV6_FL_F_EXCL=2
IPV6_FL_F_REFLECT=4
IPV6_FL_F_REMOTE=8
IPV6_FL_S_ANY=255
IPV6_FL_S_EXCL=1
IPV6_FL_S_NONE=0
IPV6_FL_S_PROCESS=2
IPV6_FL_S_USER=3
IPV6_FREEBIND=78
IPV6_HDRINCL=36
IPV6_HOPLIMIT=52
IPV6_HOPOPTS=54
IPV6_IPSEC_POLICY=34
IPV6_JOIN_ANYCAST=27
IPV6_LEAVE_ANYCAST=28
IPV6_MINHOPCOUNT=73
IPV6_MTU=24
IPV6_MTU_DISCOVER=23
IPV6_MULTICAST_ALL=29
IPV6_MULTICAST_HOPS=18
IPV6_MULTICAST_IF=17
IPV6_MULTICAST_LOOP=19
IPV6_NEXTHOP=9
IPV6_ORIGDSTADDR=74
IPV6_PATHMTU=61
IPV6_PKTINFO=50
IPV6_PMTUDISC_DO=2
IPV6_PMTUDISC_DONT=0
IPV6_PMTUDISC_INTERFACE=4
IPV6_PMTUDISC_OMIT=5
IPV6_PMTUDISC_PROBE=3
IPV6_PMTUDISC_WANT=1
IPV6_PREFER_SRC_CGA=8
IPV6_PREFER_SRC_COA=4
IPV6_PREFER_SRC_HOME=1024
IPV6_PREFER_SRC_NONCGA=2048
IPV6_PREFER_SRC_PUBLIC=2
IPV6_PREFER_SRC_PUBTMP_DEFAULT=256
IPV6_PREFER_SRC_TMP=1
IPV6_PRIORITY_10=2560
IPV6_PRIORITY_11=2816
IPV6_PRIORITY_12=3072
IPV6_PRIORITY_13=3328
IPV6_PRIORITY_14=3584
IPV6_PRIORITY_15=3840
IPV6_PRIORITY_8=2048
IPV6_PRIORITY_9=2304
IPV6_PRIORITY_BULK=1024
IPV6_PRIORITY_CONTROL=1792
IPV6_PRIORITY_FILLER=256
IPV6_PRIORITY_INTERACTIVE=1536
IPV6_PRIORITY_UNATTENDED=512
IPV6_PRIORITY_UNCHARACTERIZED=0
IPV6_RECVDSTOPTS=58
IPV6_RECVERR=25
IPV6_RECVERR_RFC4884=31
IPV6_RECVFRAGSIZE=77
IPV6_RECVHOPLIMIT=51
IPV6_RECVHOPOPTS=53
IPV6_RECVORIGDSTADDR=74
IPV6_RECVPATHMTU=60
IPV6_RECVPKTINFO=49
IPV6_RECVRTHDR=56
IPV6_RECVTCLASS=66
IPV6_ROUTER_ALERT=22
IPV6_ROUTER_ALERT_ISOLATE=30
IPV6_RTHDR=57
IPV6_RTHDRDSTOPTS=55
IPV6_TCLASS=67
IPV6_TLV_CALIPSO=7
IPV6_TLV_HAO=201
IPV6_TLV_IOAM=49
IPV6_TLV_JUMBO=194
IPV6_TLV_PADN=1
IPV6_TLV_ROUTERALERT=5
IPV6_TRANSPARENT=75
IPV6_UNICAST_HOPS=16
IPV6_UNICAST_IF=76
IPV6_V6ONLY=26
IPV6_XFRM_POLICY=35
IP_ADD_MEMBERSHIP=35
IP_ADD_SOURCE_MEMBERSHIP=39
IP_BIND_ADDRESS_NO_PORT=24
IP_BLOCK_SOURCE=38
IP_CHECKSUM=23
IP_DEFAULT_MULTICAST_LOOP=1
IP_DEFAULT_MULTICAST_TTL=1
IP_DROP_MEMBERSHIP=36
IP_DROP_SOURCE_MEMBERSHIP=40
IP_FREEBIND=15
IP_HDRINCL=3
IP_IPSEC_POLICY=16
IP_LOCAL_PORT_RANGE=51
IP_MINTTL=21
IP_MSFILTER=41
IP_MTU=14
IP_MTU_DISCOVER=10
IP_MULTICAST_ALL=49
IP_MULTICAST_IF=32
IP_MULTICAST_LOOP=34
IP_MULTICAST_TTL=33
IP_NODEFRAG=22
IP_OPTIONS=4
IP_ORIGDSTADDR=20
IP_PASSSEC=18
IP_PKTINFO=8
IP_PKTOPTIONS=9
IP_PMTUDISC_DO=2
IP_PMTUDISC_DONT=0
IP_PMTUDISC_INTERFACE=4
IP_PMTUDISC_OMIT=5
IP_PMTUDISC_PROBE=3
IP_PMTUDISC_WANT=1
IP_PROTOCOL=52
IP_RECVERR=11
IP_RECVERR_RFC4884=26
IP_RECVFRAGSIZE=25
IP_RECVOPTS=6
IP_RECVORIGDSTADDR=20
IP_RECVRETOPTS=7
IP_RECVTOS=13
IP_RECVTTL=12
IP_RETOPTS=7
IP_ROUTER_ALERT=5
IP_TOS=1
IP_TRANSPARENT=19
IP_TTL=2
IP_UNBLOCK_SOURCE=37
IP_UNICAST_IF=50
IP_XFRM_POLICY=17
ISOFS_SUPER_MAGIC=0x9660
ITIMER_PROF=2
ITIMER_REAL=0
ITIMER_VIRTUAL=1
JFFS2_SUPER_MAGIC=0x72b6
JSIOCGAXES=0x80016a11
JSIOCGAXMAP=0x80406a32
JSIOCGBTNMAP=0x84006a34
JSIOCGBUTTONS=0x80016a12
JSIOCGCORR=0x80246a22
JSIOCGVERSION=0x80046a01
JSIOCSAXMAP=0x40406a31
JSIOCSBTNMAP=0x44006a33
JSIOCSCORR=0x40246a21
KCMP_EPOLL_TFD=7
KCMP_FILE=0
KCMP_FILES=2
KCMP_FS=3
KCMP_IO=5
KCMP_SIGHAND=4
KCMP_SYSVSEM=6
KCMP_TYPES=8
KCMP_VM=1
KDADDIO=0x4b34
KDDELIO=0x4b35
KDDISABIO=0x4b37
KDENABIO=0x4b36
KDFONTOP=0x4b72
KDGETKEYCODE=0x4b4c
KDGETLED=0x4b31
KDGETMODE=0x4b3b
KDGKBDIACR=0x4b4a
KDGKBDIACRUC=0x4bfa
KDGKBENT=0x4b46
KDGKBLED=0x4b64
KDGKBMETA=0x4b62
KDGKBMODE=0x4b44
KDGKBSENT=0x4b48
KDGKBTYPE=0x4b33
KDKBDREP=0x4b52
KDMAPDISP=0x4b3c
KDMKTONE=0x4b30
KDSETKEYCODE=0x4b4d
KDSETLED=0x4b32
KDSETMODE=0x4b3a
KDSIGACCEPT=0x4b4e
KDSKBDIACR=0x4b4b
KDSKBDIACRUC=0x4bfb
KDSKBENT=0x4b47
KDSKBLED=0x4b65
KDSKBMETA=0x4b63
KDSKBMODE=0x4b45
KDSKBSENT=0x4b49
KDUNMAPDISP=0x4b3d
KEXEC_ARCH_386=0x30000
KEXEC_ARCH_68K=0x40000
KEXEC_ARCH_AARCH64=0xb70000
KEXEC_ARCH_ARM=0x280000
KEXEC_ARCH_DEFAULT=0
KEXEC_ARCH_IA_64=0x320000
KEXEC_ARCH_LOONGARCH=0x1020000
KEXEC_ARCH_MASK=0xffff0000
KEXEC_ARCH_MIPS=0x80000
KEXEC_ARCH_MIPS_LE=0xa0000
KEXEC_ARCH_PARISC=0xf0000
KEXEC_ARCH_PPC=0x140000
KEXEC_ARCH_PPC64=0x150000
KEXEC_ARCH_RISCV=0xf30000
KEXEC_ARCH_S390=0x160000
KEXEC_ARCH_SH=0x2a0000
KEXEC_ARCH_X86_64=0x3e0000
KEXEC_FILE_NO_INITRAMFS=4
KEXEC_FILE_ON_CRASH=2
KEXEC_FILE_UNLOAD=1
KEXEC_ON_CRASH=1
KEXEC_PRESERVE_CONTEXT=2
KEYCTL_ASSUME_AUTHORITY=16
KEYCTL_CAPABILITIES=31
KEYCTL_CAPS0_BIG_KEY=16
KEYCTL_CAPS0_CAPABILITIES=1
KEYCTL_CAPS0_DIFFIE_HELLMAN=4
KEYCTL_CAPS0_INVALIDATE=32
KEYCTL_CAPS0_MOVE=128
KEYCTL_CAPS0_PERSISTENT_KEYRINGS=2
KEYCTL_CAPS0_PUBLIC_KEY=8
KEYCTL_CAPS0_RESTRICT_KEYRING=64
KEYCTL_CAPS1_NOTIFICATIONS=4
KEYCTL_CAPS1_NS_KEYRING_NAME=1
KEYCTL_CAPS1_NS_KEY_TAG=2
KEYCTL_CHOWN=4
KEYCTL_CLEAR=7
KEYCTL_DESCRIBE=6
KEYCTL_DH_COMPUTE=23
KEYCTL_GET_KEYRING_ID=0
KEYCTL_GET_PERSISTENT=22
KEYCTL_GET_SECURITY=17
KEYCTL_INSTANTIATE=12
KEYCTL_INSTANTIATE_IOV=20
KEYCTL_INVALIDATE=21
KEYCTL_JOIN_SESSION_KEYRING=1
KEYCTL_LINK=8
KEYCTL_MOVE=30
KEYCTL_MOVE_EXCL=1
KEYCTL_NEGATE=13
KEYCTL_PKEY_DECRYPT=26
KEYCTL_PKEY_ENCRYPT=25
KEYCTL_PKEY_QUERY=24
KEYCTL_PKEY_SIGN=27
KEYCTL_PKEY_VERIFY=28
KEYCTL_READ=11
KEYCTL_REJECT=19
KEYCTL_RESTRICT_KEYRING=29
KEYCTL_REVOKE=3
KEYCTL_SEARCH=10
KEYCTL_SESSION_TO_PARENT=18
KEYCTL_SETPERM=5
KEYCTL_SET_REQKEY_KEYRING=14
KEYCTL_SET_TIMEOUT=15
KEYCTL_SUPPORTS_DECRYPT=2
KEYCTL_SUPPORTS_ENCRYPT=1
KEYCTL_SUPPORTS_SIGN=4
KEYCTL_SUPPORTS_VERIFY=8
KEYCTL_UNLINK=9
KEYCTL_UPDATE=2
KEYCTL_WATCH_KEY=32
KEY_REQKEY_DEFL_DEFAULT=0
KEY_REQKEY_DEFL_GROUP_KEYRING=6
KEY_REQKEY_DEFL_NO_CHANGE=-1
KEY_REQKEY_DEFL_PROCESS_KEYRING=2
KEY_REQKEY_DEFL_REQUESTOR_KEYRING=7
KEY_REQKEY_DEFL_SESSION_KEYRING=3
KEY_REQKEY_DEFL_THREAD_KEYRING=1
KEY_REQKEY_DEFL_USER_KEYRING=4
KEY_REQKEY_DEFL_USER_SESSION_KEYRING=5
KEY_SPEC_GROUP_KEYRING=-6
KEY_SPEC_PROCESS_KEYRING=-2
KEY_SPEC_REQKEY_AUTH_KEY=-7
KEY_SPEC_REQUESTOR_KEYRING=-8
KEY_SPEC_SESSION_KEYRING=-3
KEY_SPEC_THREAD_KEYRING=-1
KEY_SPEC_USER_KEYRING=-4
KEY_SPEC_USER_SESSION_KEYRING=-5
KVM_ARM_SET_DEVICE_ADDR=0x4010aeab
KVM_ARM_VCPU_FINALIZE=0x4004aec2
KVM_ASSIGN_DEV_IRQ=0x4040ae70
KVM_ASSIGN_IRQ=0x8040ae70
KVM_ASSIGN_PCI_DEVICE=0x8040ae69
KVM_ASSIGN_SET_INTX_MASK=0x4040aea4
KVM_ASSIGN_SET_MSIX_ENTRY=0x4010ae74
KVM_ASSIGN_SET_MSIX_NR=0x4008ae73
KVM_CHECK_EXTENSION=0xae03
KVM_CLEAR_DIRTY_LOG=0xc018aec0
KVM_CREATE_DEVICE=0xc00caee0
KVM_CREATE_IRQCHIP=0xae60
KVM_CREATE_PIT=0xae64
KVM_CREATE_PIT2=0x4040ae77
KVM_CREATE_VCPU=0xae41
KVM_CREATE_VM=0xae01
KVM_DEASSIGN_DEV_IRQ=0x4040ae75
KVM_DEASSIGN_PCI_DEVICE=0x4040ae72
KVM_DEBUG_GUEST=0x4050ae87
KVM_DIRTY_TLB=0x4010aeaa
KVM_ENABLE_CAP=0x4068aea3
KVM_GET_API_VERSION=0xae00
KVM_GET_CLOCK=0x8030ae7c
KVM_GET_CPUID2=0xc008ae91
KVM_GET_DEBUGREGS=0x8080aea1
KVM_GET_DEVICE_ATTR=0x4018aee2
KVM_GET_DIRTY_LOG=0x4010ae42
KVM_GET_EMULATED_CPUID=0xc008ae09
KVM_GET_FPU=0x81a0ae8c
KVM_GET_IRQCHIP=0xc208ae62
KVM_GET_LAPIC=0x8400ae8e
KVM_GET_MP_STATE=0x8004ae98
KVM_GET_MSRS=0xc008ae88
KVM_GET_MSR_FEATURE_INDEX_LIST=0xc004ae0a
KVM_GET_MSR_INDEX_LIST=0xc004ae02
KVM_GET_NESTED_STATE=0xc080aebe
KVM_GET_NR_MMU_PAGES=0xae45
KVM_GET_ONE_REG=0x4010aeab
KVM_GET_PIT=0xc048ae65
KVM_GET_PIT2=0x8070ae9f
KVM_GET_REGS=0x8090ae81
KVM_GET_REG_LIST=0xc008aeb0
KVM_GET_SREGS=0x8138ae83
KVM_GET_SREGS2=0x8140aecc
KVM_GET_STATS_FD=0xaece
KVM_GET_SUPPORTED_CPUID=0xc008ae05
KVM_GET_SUPPORTED_HV_CPUID=0xc008aec1
KVM_GET_TSC_KHZ=0xaea3
KVM_GET_VCPU_EVENTS=0x8040ae9f
KVM_GET_VCPU_MMAP_SIZE=0xae04
KVM_GET_XCRS=0x8188aea6
KVM_GET_XSAVE=0x9000aea4
KVM_GET_XSAVE2=0x9000aecf
KVM_HAS_DEVICE_ATTR=0x4018aee3
KVM_HYPERV_EVENTFD=0x4018aebd
KVM_INTERRUPT=0x4004ae86
KVM_IOEVENTFD=0x4040ae79
KVM_IRQFD=0x4020ae76
KVM_IRQ_LINE=0x4008ae61
KVM_IRQ_LINE_STATUS=0xc008ae67
KVM_KVMCLOCK_CTRL=0xaead
KVM_MEMORY_ENCRYPT_OP=0xc008aeba
KVM_MEMORY_ENCRYPT_REG_REGION=0x8010aebb
KVM_MEMORY_ENCRYPT_UNREG_REGION=0x8010aebc
KVM_NMI=0xae9a
KVM_PPC_ALLOCATE_HTAB=0xc004aea7
KVM_PPC_GET_PVINFO=0x4080aea1
KVM_PPC_GET_SMMU_INFO=0x8250aea6
KVM_PPC_RESIZE_HPT_COMMIT=0x8010aeae
KVM_PPC_RESIZE_HPT_PREPARE=0x8010aead
KVM_PPC_SVM_OFF=0xaeb3
KVM_REGISTER_COALESCED_MMIO=0x4010ae67
KVM_REINJECT_CONTROL=0xae71
KVM_RESET_DIRTY_RINGS=0xaec7
KVM_RUN=0xae80
KVM_S390_CLEAR_RESET=0xaec4
KVM_S390_ENABLE_SIE=0xae06
KVM_S390_GET_CMMA_BITS=0xc020aeb8
KVM_S390_GET_IRQ_STATE=0x4020aeb6
KVM_S390_GET_SKEYS=0x4040aeb2
KVM_S390_INITIAL_RESET=0xae97
KVM_S390_INTERRUPT=0x4010ae94
KVM_S390_IRQ=0x4048aeb4
KVM_S390_MEM_OP=0x4040aeb1
KVM_S390_NORMAL_RESET=0xaec3
KVM_S390_PV_COMMAND=0xc020aec5
KVM_S390_PV_CPU_COMMAND=0xc020aed0
KVM_S390_SET_CMMA_BITS=0x4020aeb9
KVM_S390_SET_INITIAL_PSW=0x4010ae96
KVM_S390_SET_IRQ_STATE=0x4020aeb5
KVM_S390_SET_SKEYS=0x4040aeb3
KVM_S390_STORE_STATUS=0x4008ae95
KVM_S390_UCAS_MAP=0x4018ae50
KVM_S390_UCAS_UNMAP=0x4018ae51
KVM_S390_VCPU_FAULT=0x4008ae52
KVM_S390_ZPCI_OP=0x4048aed1
KVM_SET_BOOT_CPU_ID=0xae78
KVM_SET_CLOCK=0x4030ae7b
KVM_SET_CPUID=0x4008ae8a
KVM_SET_CPUID2=0x4008ae90
KVM_SET_DEBUGREGS=0x4080aea2
KVM_SET_DEVICE_ATTR=0x4018aee1
KVM_SET_FPU=0x41a0ae8d
KVM_SET_GSI_ROUTING=0x4008ae6a
KVM_SET_GUEST_DEBUG=0x4048ae9b
KVM_SET_IDENTITY_MAP_ADDR=0x4008ae48
KVM_SET_IRQCHIP=0x8208ae63
KVM_SET_LAPIC=0x4400ae8f
KVM_SET_MEMORY_ALIAS=0x4020ae43
KVM_SET_MEMORY_REGION=0x4018ae40
KVM_SET_MP_STATE=0x4004ae99
KVM_SET_MSRS=0x4008ae89
KVM_SET_NESTED_STATE=0x4080aebf
KVM_SET_NR_MMU_PAGES=0xae44
KVM_SET_ONE_REG=0x4010aeac
KVM_SET_PIT=0x8048ae66
KVM_SET_PIT2=0x4070aea0
KVM_SET_PMU_EVENT_FILTER=0x4020aeb2
KVM_SET_REGS=0x4090ae82
KVM_SET_SIGNAL_MASK=0x4004ae8b
KVM_SET_SREGS=0x4138ae84
KVM_SET_SREGS2=0x4140aecd
KVM_SET_TSC_KHZ=0xaea2
KVM_SET_TSS_ADDR=0xae47
KVM_SET_USER_MEMORY_REGION=0x4020ae46
KVM_SET_VAPIC_ADDR=0x4008ae93
KVM_SET_VCPU_EVENTS=0x4040aea0
KVM_SET_XCRS=0x4188aea7
KVM_SET_XSAVE=0x5000aea5
KVM_SIGNAL_MSI=0x4020aea5
KVM_SMI=0xaeb7
KVM_TPR_ACCESS_REPORTING=0xc028ae92
KVM_TRACE_DISABLE=0xae08
KVM_TRACE_ENABLE=0x4008ae06
KVM_TRACE_PAUSE=0xae07
KVM_TRANSLATE=0xc018ae85
KVM_UNREGISTER_COALESCED_MMIO=0x4010ae68
KVM_X86_GET_MCE_CAP_SUPPORTED=0x8008ae9d
KVM_X86_SETUP_MCE=0x4008ae9c
KVM_X86_SET_MCE=0x4040ae9e
KVM_X86_SET_MSR_FILTER=0x4188aec6
KVM_XEN_HVM_CONFIG=0x4038ae7a
KVM_XEN_HVM_EVTCHN_SEND=0x400caed0
KVM_XEN_HVM_GET_ATTR=0xc048aec8
KVM_XEN_HVM_SET_ATTR=0x4048aec9
KVM_XEN_VCPU_GET_ATTR=0xc048aeca
KVM_XEN_VCPU_SET_ATTR=0x4048aecb
LANDLOCK_ACCESS_FS_EXECUTE=1
LANDLOCK_ACCESS_FS_IOCTL_DEV=0x8000
LANDLOCK_ACCESS_FS_MAKE_BLOCK=2048
LANDLOCK_ACCESS_FS_MAKE_CHAR=64
LANDLOCK_ACCESS_FS_MAKE_DIR=128
LANDLOCK_ACCESS_FS_MAKE_FIFO=1024
LANDLOCK_ACCESS_FS_MAKE_REG=256
LANDLOCK_ACCESS_FS_MAKE_SOCK=512
LANDLOCK_ACCESS_FS_MAKE_SYM=0x1000
LANDLOCK_ACCESS_FS_READ_DIR=8
LANDLOCK_ACCESS_FS_READ_FILE=4
LANDLOCK_ACCESS_FS_REFER=0x2000
LANDLOCK_ACCESS_FS_REMOVE_DIR=16
LANDLOCK_ACCESS_FS_REMOVE_FILE=32
LANDLOCK_ACCESS_FS_TRUNCATE=0x4000
LANDLOCK_ACCESS_FS_WRITE_FILE=2
LANDLOCK_ACCESS_NET_BIND_TCP=1
LANDLOCK_ACCESS_NET_CONNECT_TCP=2
LANDLOCK_CREATE_RULESET_ERRATA=2
LANDLOCK_CREATE_RULESET_VERSION=1
LANDLOCK_RESTRICT_SELF_LOG_NEW_EXEC_ON=2
LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF=1
LANDLOCK_RESTRICT_SELF_LOG_SUBDOMAINS_OFF=4
LANDLOCK_RULE_NET_PORT=2
LANDLOCK_RULE_PATH_BENEATH=1
LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET=1
LANDLOCK_SCOPE_SIGNAL=2
LINUX_REBOOT_CMD_CAD_OFF=0
LINUX_REBOOT_CMD_CAD_ON=0x89abcdef
LINUX_REBOOT_CMD_HALT=0xcdef0123
LINUX_REBOOT_CMD_KEXEC=0x45584543
LINUX_REBOOT_CMD_POWER_OFF=0x4321fedc
LINUX_REBOOT_CMD_RESTART=0x1234567
LINUX_REBOOT_CMD_RESTART2=0xa1b2c3d4
LINUX_REBOOT_CMD_SW_SUSPEND=0xd000fce2
LINUX_REBOOT_MAGIC1=0xfee1dead
LINUX_REBOOT_MAGIC2=0x28121969
LINUX_REBOOT_MAGIC2A=0x5121996
LINUX_REBOOT_MAGIC2B=0x16041998
LINUX_REBOOT_MAGIC2C=0x20112000
LOCK_EX=2
LOCK_MAND=32
LOCK_NB=4
LOCK_READ=64
LOCK_RW=192
LOCK_SH=1
LOCK_UN=8
LOCK_WRITE=128
LOOP_CHANGE_FD=0x4c06
LOOP_CLR_FD=0x4c01
LOOP_CONFIGURE=0x4c0a
LOOP_CTL_ADD=0x4c80
LOOP_CTL_GET_FREE=0x4c82
LOOP_CTL_REMOVE=0x4c81
LOOP_GET_STATUS=0x4c03
LOOP_GET_STATUS64=0x4c05
LOOP_SET_BLOCK_SIZE=0x4c09
LOOP_SET_CAPACITY=0x4c07
LOOP_SET_DIRECT_IO=0x4c08
LOOP_SET_FD=0x4c00
LOOP_SET_STATUS=0x4c02
LOOP_SET_STATUS64=0x4c04
MADV_COLD=20
MADV_COLLAPSE=25
MADV_DODUMP=17
MADV_DOFORK=11
MADV_DONTDUMP=16
MADV_DONTFORK=10
MADV_DONTNEED=4
MADV_DONTNEED_LOCKED=24
MADV_FREE=8
MADV_GUARD_INSTALL=102
MADV_GUARD_REMOVE=103
MADV_HUGEPAGE=14
MADV_HWPOISON=100
MADV_KEEPONFORK=19
MADV_MERGEABLE=12
MADV_NOHUGEPAGE=15
MADV_NORMAL=0
MADV_PAGEOUT=21
MADV_POPULATE_READ=22
MADV_POPULATE_WRITE=23
MADV_RANDOM=1
MADV_REMOVE=9
MADV_SEQUENTIAL=2
MADV_SOFT_OFFLINE=101
MADV_UNMERGEABLE=13
MADV_WILLNEED=3
MADV_WIPEONFORK=18
MAP_32BIT=64
MAP_ANONYMOUS=32
MAP_DENYWRITE=2048
MAP_DROPPABLE=8
MAP_EXECUTABLE=0x1000
MAP_FILE=0
MAP_FIXED=16
MAP_FIXED_NOREPLACE=0x100000
MAP_GROWSDOWN=256
MAP_HUGETLB=0x40000
MAP_HUGE_16GB=0x88000000
MAP_HUGE_16KB=0x38000000
MAP_HUGE_16MB=0x60000000
MAP_HUGE_1GB=0x78000000
MAP_HUGE_1MB=0x50000000
MAP_HUGE_256MB=0x70000000
MAP_HUGE_2GB=0x7c000000
MAP_HUGE_2MB=0x54000000
MAP_HUGE_32MB=0x64000000
MAP_HUGE_512KB=0x4c000000
MAP_HUGE_512MB=0x74000000
MAP_HUGE_64KB=0x40000000
MAP_HUGE_8MB=0x5c000000
MAP_HUGE_MASK=63
MAP_LOCKED=0x2000
MAP_NONBLOCK=0x10000
MAP_NORESERVE=0x4000
MAP_POPULATE=0x8000
MAP_PRIVATE=2
MAP_SHARED=1
MAP_SHARED_VALIDATE=3
MAP_STACK=0x20000
MAP_SYNC=0x80000
MAP_TYPE=15
MAP_UNINITIALIZED=0x4000000
MCL_CURRENT=1
MCL_FUTURE=2
MCL_ONFAULT=4
MEMBARRIER_CMD_FLAG_CPU=1
MEMBARRIER_CMD_GLOBAL=1
MEMBARRIER_CMD_GLOBAL_EXPEDITED=2
MEMBARRIER_CMD_PRIVATE_EXPEDITED=8
MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ=128
MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE=32
MEMBARRIER_CMD_QUERY=0
MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED=4
MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED=16
MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ=256
MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE=64
MEMBARRIER_CMD_SHARED=1
MFD_ALLOW_SEALING=2
MFD_CLOEXEC=1
MFD_EXEC=16
MFD_HUGETLB=4
MFD_HUGE_16GB=0x88000000
MFD_HUGE_16MB=0x60000000
MFD_HUGE_1GB=0x78000000
MFD_HUGE_1MB=0x50000000
MFD_HUGE_256MB=0x70000000
MFD_HUGE_2GB=0x7c000000
MFD_HUGE_2MB=0x54000000
MFD_HUGE_32MB=0x64000000
MFD_HUGE_512KB=0x4c000000
MFD_HUGE_512MB=0x74000000
MFD_HUGE_64KB=0x40000000
MFD_HUGE_8MB=0x5c000000
MFD_HUGE_MASK=63
MFD_NOEXEC_SEAL=8
MINIX2_SUPER_MAGIC=0x2468
MINIX3_SUPER_MAGIC=0x4d5a
MINIX_SUPER_MAGIC=0x137f
MLOCK_LIMIT=0x800000
MLOCK_ONFAULT=1
MMAP_PAGE_ZERO=0x100000
MNT_DETACH=2
MNT_EXPIRE=4
MNT_FORCE=1
MNT_NS_INDEX=5
MODULE_INIT_COMPRESSED_FILE=4
MODULE_INIT_IGNORE_MODVERSIONS=1
MODULE_INIT_IGNORE_VERMAGIC=2
MOUNT_ATTR_IDMAP=0x100000
MOUNT_ATTR_NOATIME=16
MOUNT_ATTR_NODEV=4
MOUNT_ATTR_NODIRATIME=128
MOUNT_ATTR_NOEXEC=8
MOUNT_ATTR_NOSUID=2
MOUNT_ATTR_NOSYMFOLLOW=0x200000
MOUNT_ATTR_RDONLY=1
MOUNT_ATTR_RELATIME=0
MOUNT_ATTR_SIZE_VER0=32
MOUNT_ATTR_STRICTATIME=32
MOUNT_ATTR__ATIME=112
MOVE_MOUNT_BENEATH=512
MOVE_MOUNT_F_AUTOMOUNTS=2
MOVE_MOUNT_F_EMPTY_PATH=4
MOVE_MOUNT_F_SYMLINKS=1
MOVE_MOUNT_SET_GROUP=256
MOVE_MOUNT_T_AUTOMOUNTS=32
MOVE_MOUNT_T_EMPTY_PATH=64
MOVE_MOUNT_T_SYMLINKS=16
MOVE_MOUNT__MASK=375
MPOL_BIND=2
MPOL_DEFAULT=0
MPOL_F_ADDR=2
MPOL_F_MEMS_ALLOWED=4
MPOL_F_MOF=8
MPOL_F_MORON=16
MPOL_F_NODE=1
MPOL_F_NUMA_BALANCING=0x2000
MPOL_F_RELATIVE_NODES=0x4000
MPOL_F_SHARED=1
MPOL_F_STATIC_NODES=0x8000
MPOL_INTERLEAVE=3
MPOL_LOCAL=4
MPOL_MF_INTERNAL=16
MPOL_MF_LAZY=8
MPOL_MF_MOVE=2
MPOL_MF_MOVE_ALL=4
MPOL_MF_STRICT=1
MPOL_MF_VALID=7
MPOL_MODE_FLAGS=0xe000
MPOL_PREFERRED=1
MPOL_PREFERRED_MANY=5
MREMAP_DONTUNMAP=4
MREMAP_FIXED=2
MREMAP_MAYMOVE=1
MSDOS_SUPER_MAGIC=0x4d44
MSG_BATCH=0x40000
MSG_CMSG_CLOEXEC=0x40000000
MSG_CONFIRM=2048
MSG_COPY=0x4000
MSG_CTRUNC=8
MSG_DONTROUTE=4
MSG_DONTWAIT=64
MSG_EOR=128
MSG_ERRQUEUE=0x2000
MSG_EXCEPT=0x2000
MSG_FASTOPEN=0x20000000
MSG_FIN=512
MSG_INFO=12
MSG_MORE=0x8000
MSG_NOERROR=0x1000
MSG_NOSIGNAL=0x4000
MSG_OOB=1
MSG_PEEK=2
MSG_PROBE=16
MSG_RST=0x1000
MSG_SOCK_DEVMEM=0x2000000
MSG_STAT=11
MSG_STAT_ANY=13
MSG_SYN=1024
MSG_TRUNC=32
MSG_TRYHARD=4
MSG_WAITALL=256
MSG_WAITFORONE=0x10000
MSG_ZEROCOPY=0x4000000
MS_ACTIVE=0x40000000
MS_ASYNC=1
MS_BIND=0x1000
MS_BORN=0x20000000
MS_DIRSYNC=128
MS_INVALIDATE=2
MS_I_VERSION=0x800000
MS_KERNMOUNT=0x400000
MS_LAZYTIME=0x2000000
MS_MANDLOCK=64
MS_MGC_MSK=0xffff0000
MS_MGC_VAL=0xc0ed0000
MS_MOVE=0x2000
MS_NOATIME=1024
MS_NODEV=4
MS_NODIRATIME=2048
MS_NOEXEC=8
MS_NOREMOTELOCK=0x8000000
MS_NOSEC=0x10000000
MS_NOSUID=2
MS_NOSYMFOLLOW=256
MS_NOUSER=-2147483648
MS_POSIXACL=0x10000
MS_PRIVATE=0x40000
MS_RDONLY=1
MS_REC=0x4000
MS_RELATIME=0x200000
MS_REMOUNT=32
MS_RMT_MASK=0x2800051
MS_SHARED=0x100000
MS_SILENT=0x8000
MS_SLAVE=0x80000
MS_STRICTATIME=0x1000000
MS_SUBMOUNT=0x4000000
MS_SYNC=4
MS_SYNCHRONOUS=16
MS_UNBINDABLE=0x20000
MS_VERBOSE=0x8000
NBD_CLEAR_QUE=0xab05
NBD_CLEAR_SOCK=0xab04
NBD_DISCONNECT=0xab08
NBD_DO_IT=0xab03
NBD_PRINT_DEBUG=0xab06
NBD_SET_BLKSIZE=0xab01
NBD_SET_FLAGS=0xab0a
NBD_SET_SIZE=0xab02
NBD_SET_SIZE_BLOCKS=0xab07
NBD_SET_SOCK=0xab00
NBD_SET_TIMEOUT=0xab09
NCP_SUPER_MAGIC=0x564c
NETLINK_ADD_MEMBERSHIP=1
NETLINK_AUDIT=9
NETLINK_BROADCAST_ERROR=4
NETLINK_CAP_ACK=10
NETLINK_CONNECTED=1
NETLINK_CONNECTOR=11
NETLINK_CRYPTO=21
NETLINK_DNRTMSG=14
NETLINK_DROP_MEMBERSHIP=2
NETLINK_ECRYPTFS=19
NETLINK_EXT_ACK=11
NETLINK_FIB_LOOKUP=10
NETLINK_FIREWALL=3
NETLINK_GENERIC=16
NETLINK_GET_STRICT_CHK=12
NETLINK_INET_DIAG=4
NETLINK_IP6_FW=13
NETLINK_ISCSI=8
NETLINK_KOBJECT_UEVENT=15
NETLINK_LISTEN_ALL_NSID=8
NETLINK_LIST_MEMBERSHIPS=9
NETLINK_MAJOR=36
NETLINK_NETFILTER=12
NETLINK_NFLOG=5
NETLINK_NO_ENOBUFS=5
NETLINK_PKTINFO=3
NETLINK_RDMA=20
NETLINK_ROUTE=0
NETLINK_RX_RING=6
NETLINK_SCSITRANSPORT=18
NETLINK_SELINUX=7
NETLINK_SMC=22
NETLINK_SOCK_DIAG=4
NETLINK_TX_RING=7
NETLINK_UNCONNECTED=0
NETLINK_USERSOCK=2
NETLINK_XFRM=6
NFS_SUPER_MAGIC=0x6969
NILFS_SUPER_MAGIC=0x3434
NSFS_MAGIC=0x6e736673
NS_GET_NSTYPE=0xb703
NS_GET_OWNER_UID=0xb704
NS_GET_PARENT=0xb702
NS_GET_USERNS=0xb701
NVME_IOCTL_ADMIN64_CMD=0xc0504e47
NVME_IOCTL_ADMIN_CMD=0xc0484e41
NVME_IOCTL_ID=0x4e40
NVME_IOCTL_IO64_CMD=0xc0504e48
NVME_IOCTL_IO64_CMD_VEC=0xc0504e49
NVME_IOCTL_IO_CMD=0xc0484e43
NVME_IOCTL_RESCAN=0x4e46
NVME_IOCTL_RESET=0x4e44
NVME_IOCTL_SUBMIT_IO=0x40304e42
NVME_IOCTL_SUBSYS_RESET=0x4e45
OCFS2_SUPER_MAGIC=0x7461636f
OPENPROM_SUPER_MAGIC=0x9fa1
OPEN_TREE_CLOEXEC=0x80000
OPEN_TREE_CLONE=1
OVERLAYFS_SUPER_MAGIC=0x794c7630
O_ACCMODE=3
O_APPEND=1024
O_CLOEXEC=0x80000
O_CREAT=64
O_DIRECT=0x4000
O_DIRECTORY=0x10000
O_DSYNC=0x1000
O_EXCL=128
O_LARGEFILE=0x8000
O_NDELAY=2048
O_NOATIME=0x40000
O_NOCTTY=256
O_NOFOLLOW=0x20000
O_NONBLOCK=2048
O_PATH=0x200000
O_RDONLY=0
O_RDWR=2
O_SYNC=0x101000
O_TMPFILE=0x410000
O_TRUNC=512
O_WRONLY=1
PACKET_ADD_MEMBERSHIP=1
PACKET_AUXDATA=8
PACKET_BLOCK_MODE1=8
PACKET_BLOCK_MODE2=10
PACKET_BROADCAST=1
PACKET_CDR=1
PACKET_CDRW=2
PACKET_COPY_THRESH=7
PACKET_CTRL_CMD=0xc0185801
PACKET_DEBUG=1
PACKET_DISC_COMPLETE=2
PACKET_DISC_EMPTY=0
PACKET_DISC_INCOMPLETE=1
PACKET_DISC_OTHER=3
PACKET_DROP_MEMBERSHIP=2
PACKET_DVDR=3
PACKET_DVDRW=4
PACKET_FANOUT=18
PACKET_FANOUT_CBPF=6
PACKET_FANOUT_CPU=2
PACKET_FANOUT_DATA=22
PACKET_FANOUT_EBPF=7
PACKET_FANOUT_FLAG_DEFRAG=0x8000
PACKET_FANOUT_FLAG_ROLLOVER=0x1000
PACKET_FANOUT_FLAG_UNIQUEID=0x2000
PACKET_FANOUT_HASH=0
PACKET_FANOUT_LB=1
PACKET_FANOUT_QM=5
PACKET_FANOUT_RND=4
PACKET_FANOUT_ROLLOVER=3
PACKET_FASTROUTE=6
PACKET_HDRLEN=11
PACKET_HOST=0
PACKET_IGNORE_OUTGOING=23
PACKET_IOCTL_MAGIC=88
PACKET_KERNEL=7
PACKET_LOOPBACK=5
PACKET_LOSS=14
PACKET_LRA_VALID=3
PACKET_MERGE_SEGS=4
PACKET_MODE1=1
PACKET_MODE2=2
PACKET_MR_ALLMULTI=2
PACKET_MR_MULTICAST=0
PACKET_MR_PROMISC=1
PACKET_MR_UNICAST=3
PACKET_MULTICAST=2
PACKET_NWA_VALID=2
PACKET_ORIGDEV=9
PACKET_OTHERHOST=3
PACKET_OUTGOING=4
PACKET_QDISC_BYPASS=20
PACKET_RECV_OUTPUT=3
PACKET_RESERVE=12
PACKET_ROLLOVER_STATS=21
PACKET_RX_RING=5
PACKET_SESSION_COMPLETE=3
PACKET_SESSION_EMPTY=0
PACKET_SESSION_INCOMPLETE=1
PACKET_STATISTICS=6
PACKET_TIMESTAMP=17
PACKET_TX_HAS_OFF=19
PACKET_TX_RING=13
PACKET_TX_TIMESTAMP=16
PACKET_USER=6
PACKET_VERSION=10
PACKET_VNET_HDR=15
PACKET_WRITABLE=1
PERF_EVENT_IOC_DISABLE=0x2401
PERF_EVENT_IOC_ENABLE=0x2400
PERF_EVENT_IOC_ID=0x80082407
PERF_EVENT_IOC_MODIFY_ATTRIBUTES=0x4008240b
PERF_EVENT_IOC_PAUSE_OUTPUT=0x40042409
PERF_EVENT_IOC_PERIOD=0x40082404
PERF_EVENT_IOC_QUERY_BPF=0xc008240a
PERF_EVENT_IOC_REFRESH=0x2402
PERF_EVENT_IOC_RESET=0x2403
PERF_EVENT_IOC_SET_BPF=0x40042408
PERF_EVENT_IOC_SET_FILTER=0x40082406
PERF_EVENT_IOC_SET_OUTPUT=0x2405
PERF_FLAG_FD_CLOEXEC=8
PERF_FLAG_FD_NO_GROUP=1
PERF_FLAG_FD_OUTPUT=2
PERF_FLAG_PID_CGROUP=4
PERF_TYPE_BREAKPOINT=5
PERF_TYPE_HARDWARE=0
PERF_TYPE_HW_CACHE=3
PERF_TYPE_RAW=4
PERF_TYPE_SOFTWARE=1
PERF_TYPE_TRACEPOINT=2
PER_BSD=6
PER_CLEAR_ON_SETID=0x740000
PER_HPUX=16
PER_IRIX32=0x4000009
PER_IRIX64=0x400000b
PER_IRIXN32=0x400000a
PER_ISCR4=0x4000005
PER_LINUX=0
PER_LINUX32=8
PER_LINUX32_3GB=0x8000008
PER_LINUX_32BIT=0x800000
PER_LINUX_FDPIC=0x80000
PER_MASK=255
PER_OSF4=15
PER_OSR5=0x6000003
PER_RISCOS=12
PER_SCOSVR3=0x7000003
PER_SOLARIS=0x400000d
PER_SUNOS=0x4000006
PER_SVR3=0x5000002
PER_SVR4=0x4100001
PER_UW7=0x410000e
PER_WYSEV386=0x5000004
PER_XENIX=0x5000007
PIDFD_NONBLOCK=2048
PIDFD_SIGNAL_PROCESS_GROUP=4
PIDFD_SIGNAL_THREAD=1
PIDFD_SIGNAL_THREAD_GROUP=2
PIDFD_THREAD=128
PIO_CMAP=0x4b71
PIO_FONT=0x4b61
PIO_FONTRESET=0x4b6d
PIO_FONTX=0x4b6c
PIO_SCRNMAP=0x4b41
PIO_UNIMAP=0x4b67
PIO_UNIMAPCLR=0x4b68
PIO_UNISCRNMAP=0x4b6a
PIPEFS_MAGIC=0x50495045
PKEY_ACCESS_MASK=3
PKEY_DISABLE_ACCESS=1
PKEY_DISABLE_WRITE=2
POLLERR=8
POLLFREE=0x4000
POLLHUP=16
POLLIN=1
POLLMSG=1024
POLLNVAL=32
POLLOUT=4
POLLPRI=2
POLLRDBAND=128
POLLRDHUP=0x2000
POLLRDNORM=64
POLLREMOVE=0x1000
POLLWRBAND=512
POLLWRNORM=256
POSIX_FADV_DONTNEED=4
POSIX_FADV_NOREUSE=5
POSIX_FADV_NORMAL=0
POSIX_FADV_RANDOM=1
POSIX_FADV_SEQUENTIAL=2
POSIX_FADV_WILLNEED=3
PPPIOCATTACH=0x4004743d
PPPIOCATTCHAN=0x40047438
PPPIOCBRIDGECHAN=0x40047435
PPPIOCCONNECT=0x4004743a
PPPIOCDETACH=0x4004743c
PPPIOCDISCONN=0x7439
PPPIOCGASYNCMAP=0x80047458
PPPIOCGCHAN=0x80047437
PPPIOCGDEBUG=0x80047441
PPPIOCGFLAGS=0x8004745a
PPPIOCGIDLE=0x8010743f
PPPIOCGIDLE32=0x8008743f
PPPIOCGIDLE64=0x8010743f
PPPIOCGL2TPSTATS=0x80487436
PPPIOCGMRU=0x80047453
PPPIOCGNPMODE=0xc008744c
PPPIOCGRASYNCMAP=0x80047455
PPPIOCGUNIT=0x80047456
PPPIOCGXASYNCMAP=0x80207450
PPPIOCNEWUNIT=0xc004743e
PPPIOCSACTIVE=0x40107446
PPPIOCSASYNCMAP=0x40047457
PPPIOCSCOMPRESS=0x4010744d
PPPIOCSDEBUG=0x40047440
PPPIOCSFLAGS=0x40047459
PPPIOCSMAXCID=0x40047451
PPPIOCSMRRU=0x4004743b
PPPIOCSMRU=0x40047452
PPPIOCSNPMODE=0x4008744b
PPPIOCSPASS=0x40107447
PPPIOCSRASYNCMAP=0x40047454
PPPIOCSXASYNCMAP=0x4020744f
PPPIOCUNBRIDGECHAN=0x7434
PPPIOCXFERUNIT=0x744e
PRIO_MIN=-20
PRIO_PGRP=1
PRIO_PROCESS=0
PRIO_USER=2
PROC_SUPER_MAGIC=0x9fa0
PROT_EXEC=4
PROT_GROWSDOWN=0x1000000
PROT_GROWSUP=0x2000000
PROT_NONE=0
PROT_READ=1
PROT_SEM=8
PROT_WRITE=2
PR_CAPBSET_DROP=24
PR_CAPBSET_READ=23
PR_CAP_AMBIENT=47
PR_CAP_AMBIENT_CLEAR_ALL=4
PR_CAP_AMBIENT_IS_SET=1
PR_CAP_AMBIENT_LOWER=3
PR_CAP_AMBIENT_RAISE=2
PR_ENDIAN_BIG=0
PR_ENDIAN_LITTLE=1
PR_ENDIAN_PPC_LITTLE=2
PR_FPEMU_NOPRINT=1
PR_FPEMU_SIGFPE=2
PR_FP_EXC_ASYNC=2
PR_FP_EXC_DISABLED=0
PR_FP_EXC_DIV=0x10000
PR_FP_EXC_INV=0x100000
PR_FP_EXC_NONRECOV=1
PR_FP_EXC_OVF=0x20000
PR_FP_EXC_PRECISE=3
PR_FP_EXC_RES=0x80000
PR_FP_EXC_SW_ENABLE=128
PR_FP_EXC_UND=0x40000
PR_FP_MODE_FR=1
PR_FP_MODE_FRE=2
PR_FUTEX_HASH=78
PR_GET_AUXV=0x41555856
PR_GET_CHILD_SUBREAPER=37
PR_GET_DUMPABLE=3
PR_GET_ENDIAN=19
PR_GET_FPEMU=9
PR_GET_FPEXC=11
PR_GET_FP_MODE=46
PR_GET_IO_FLUSHER=58
PR_GET_KEEPCAPS=7
PR_GET_MDWE=66
PR_GET_MEMORY_MERGE=68
PR_GET_NAME=16
PR_GET_NO_NEW_PRIVS=39
PR_GET_PDEATHSIG=2
PR_GET_SECCOMP=21
PR_GET_SECUREBITS=27
PR_GET_SHADOW_STACK_STATUS=74
PR_GET_SPECULATION_CTRL=52
PR_GET_TAGGED_ADDR_CTRL=56
PR_GET_THP_DISABLE=42
PR_GET_TID_ADDRESS=40
PR_GET_TIMERSLACK=30
PR_GET_TIMING=13
PR_GET_TSC=25
PR_GET_UNALIGN=5
PR_LOCK_SHADOW_STACK_STATUS=76
PR_MCE_KILL=33
PR_MCE_KILL_CLEAR=0
PR_MCE_KILL_DEFAULT=2
PR_MCE_KILL_EARLY=1
PR_MCE_KILL_GET=34
PR_MCE_KILL_LATE=0
PR_MCE_KILL_SET=1
PR_MDWE_NO_INHERIT=2
PR_MDWE_REFUSE_EXEC_GAIN=1
PR_MPX_DISABLE_MANAGEMENT=44
PR_MPX_ENABLE_MANAGEMENT=43
PR_MTE_TAG_MASK=0x7fff8
PR_MTE_TCF_ASYNC=4
PR_MTE_TCF_MASK=6
PR_MTE_TCF_NONE=0
PR_MTE_TCF_SYNC=2
PR_PAC_APDAKEY=4
PR_PAC_APDBKEY=8
PR_PAC_APGAKEY=16
PR_PAC_APIAKEY=1
PR_PAC_APIBKEY=2
PR_PAC_GET_ENABLED_KEYS=61
PR_PAC_RESET_KEYS=54
PR_PAC_SET_ENABLED_KEYS=60
PR_PPC_GET_DEXCR=72
PR_PPC_SET_DEXCR=73
PR_RISCV_SET_ICACHE_FLUSH_CTX=71
PR_RISCV_V_GET_CONTROL=70
PR_RISCV_V_SET_CONTROL=69
PR_SCHED_CORE=62
PR_SCHED_CORE_CREATE=1
PR_SCHED_CORE_GET=0
PR_SCHED_CORE_SCOPE_PROCESS_GROUP=2
PR_SCHED_CORE_SCOPE_THREAD=0
PR_SCHED_CORE_SCOPE_THREAD_GROUP=1
PR_SCHED_CORE_SHARE_FROM=3
PR_SCHED_CORE_SHARE_TO=2
PR_SET_CHILD_SUBREAPER=36
PR_SET_DUMPABLE=4
PR_SET_ENDIAN=20
PR_SET_FPEMU=10
PR_SET_FPEXC=12
PR_SET_FP_MODE=45
PR_SET_IO_FLUSHER=57
PR_SET_KEEPCAPS=8
PR_SET_MDWE=65
PR_SET_MEMORY_MERGE=67
PR_SET_MM=35
PR_SET_MM_ARG_END=9
PR_SET_MM_ARG_START=8
PR_SET_MM_AUXV=12
PR_SET_MM_BRK=7
PR_SET_MM_END_CODE=2
PR_SET_MM_END_DATA=4
PR_SET_MM_ENV_END=11
PR_SET_MM_ENV_START=10
PR_SET_MM_EXE_FILE=13
PR_SET_MM_MAP=14
PR_SET_MM_MAP_SIZE=15
PR_SET_MM_START_BRK=6
PR_SET_MM_START_CODE=1
PR_SET_MM_START_DATA=3
PR_SET_MM_START_STACK=5
PR_SET_NAME=15
PR_SET_NO_NEW_PRIVS=38
PR_SET_PDEATHSIG=1
PR_SET_PTRACER=0x59616d61
PR_SET_PTRACER_ANY=0xffffffffffffffff
PR_SET_SECCOMP=22
PR_SET_SECUREBITS=28
PR_SET_SHADOW_STACK_STATUS=75
PR_SET_SPECULATION_CTRL=53
PR_SET_SYSCALL_USER_DISPATCH=59
PR_SET_TAGGED_ADDR_CTRL=55
PR_SET_THP_DISABLE=41
PR_SET_TIMERSLACK=29
PR_SET_TIMING=14
PR_SET_TSC=26
PR_SET_UNALIGN=6
PR_SET_VMA=0x53564d41
PR_SET_VMA_ANON_NAME=0
PR_SME_GET_VL=64
PR_SME_SET_VL=63
PR_SME_SET_VL_ONEXEC=0x40000
PR_SME_VL_INHERIT=0x20000
PR_SME_VL_LEN_MASK=0xffff
PR_SPEC_DISABLE=4
PR_SPEC_DISABLE_NOEXEC=16
PR_SPEC_ENABLE=2
PR_SPEC_FORCE_DISABLE=8
PR_SPEC_INDIRECT_BRANCH=1
PR_SPEC_L1D_FLUSH=2
PR_SPEC_NOT_AFFECTED=0
PR_SPEC_PRCTL=1
PR_SPEC_STORE_BYPASS=0
PR_SVE_GET_VL=51
PR_SVE_SET_VL=50
PR_SVE_SET_VL_ONEXEC=0x40000
PR_SVE_VL_INHERIT=0x20000
PR_SVE_VL_LEN_MASK=0xffff
PR_SYS_DISPATCH_OFF=0
PR_SYS_DISPATCH_ON=1
PR_TAGGED_ADDR_ENABLE=1
PR_TASK_PERF_EVENTS_DISABLE=31
PR_TASK_PERF_EVENTS_ENABLE=32
PR_TIMER_CREATE_RESTORE_IDS=77
PR_TIMING_STATISTICAL=0
PR_TIMING_TIMESTAMP=1
PR_TSC_ENABLE=1
PR_TSC_SIGSEGV=2
PR_UNALIGN_NOPRINT=1
PR_UNALIGN_SIGBUS=2
PSTOREFS_MAGIC=0x6165676c
PTRACE_ARCH_PRCTL=30
PTRACE_ATTACH=16
PTRACE_CONT=7
PTRACE_DETACH=17
PTRACE_EVENTMSG_SYSCALL_ENTRY=1
PTRACE_EVENTMSG_SYSCALL_EXIT=2
PTRACE_EVENT_CLONE=3
PTRACE_EVENT_EXEC=4
PTRACE_EVENT_EXIT=6
PTRACE_EVENT_FORK=1
PTRACE_EVENT_SECCOMP=7
PTRACE_EVENT_STOP=128
PTRACE_EVENT_VFORK=2
PTRACE_EVENT_VFORK_DONE=5
PTRACE_GETEVENTMSG=0x4201
PTRACE_GETFPREGS=14
PTRACE_GETFPXREGS=18
PTRACE_GETREGS=12
PTRACE_GETREGSET=0x4204
PTRACE_GETSIGINFO=0x4202
PTRACE_GETSIGMASK=0x420a
PTRACE_GET_RSEQ_CONFIGURATION=0x420f
PTRACE_GET_SYSCALL_INFO=0x420e
PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG=0x4211
PTRACE_GET_THREAD_AREA=25
PTRACE_INTERRUPT=0x4207
PTRACE_KILL=8
PTRACE_LISTEN=0x4208
PTRACE_OLDSETOPTIONS=21
PTRACE_O_EXITKILL=0x100000
PTRACE_O_MASK=0x3000ff
PTRACE_O_SUSPEND_SECCOMP=0x200000
PTRACE_O_TRACECLONE=8
PTRACE_O_TRACEEXEC=16
PTRACE_O_TRACEEXIT=64
PTRACE_O_TRACEFORK=2
PTRACE_O_TRACESECCOMP=128
PTRACE_O_TRACESYSGOOD=1
PTRACE_O_TRACEVFORK=4
PTRACE_O_TRACEVFORKDONE=32
PTRACE_PEEKDATA=2
PTRACE_PEEKSIGINFO=0x4209
PTRACE_PEEKSIGINFO_SHARED=1
PTRACE_PEEKTEXT=1
PTRACE_PEEKUSR=3
PTRACE_POKEDATA=5
PTRACE_POKETEXT=4
PTRACE_POKEUSR=6
PTRACE_SECCOMP_GET_FILTER=0x420c
PTRACE_SECCOMP_GET_METADATA=0x420d
PTRACE_SEIZE=0x4206
PTRACE_SETFPREGS=15
PTRACE_SETFPXREGS=19
PTRACE_SETOPTIONS=0x4200
PTRACE_SETREGS=13
PTRACE_SETREGSET=0x4205
PTRACE_SETSIGINFO=0x4203
PTRACE_SETSIGMASK=0x420b
PTRACE_SET_SYSCALL_INFO=0x4212
PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG=0x4210
PTRACE_SET_THREAD_AREA=26
PTRACE_SINGLEBLOCK=33
PTRACE_SINGLESTEP=9
PTRACE_SYSCALL=24
PTRACE_SYSCALL_INFO_ENTRY=1
PTRACE_SYSCALL_INFO_EXIT=2
PTRACE_SYSCALL_INFO_NONE=0
PTRACE_SYSCALL_INFO_SECCOMP=3
PTRACE_SYSEMU=31
PTRACE_SYSEMU_SINGLESTEP=32
PTRACE_TRACEME=0
P_ALL=0
P_PGID=2
P_PID=1
P_PIDFD=3
QNX4_SUPER_MAGIC=47
QNX6_SUPER_MAGIC=0x68191122
QUOTA_NL_A_CAUSED_ID=6
QUOTA_NL_A_DEV_MAJOR=4
QUOTA_NL_A_DEV_MINOR=5
QUOTA_NL_A_EXCESS_ID=2
QUOTA_NL_A_QTYPE=1
QUOTA_NL_A_UNSPEC=0
QUOTA_NL_A_WARNING=3
QUOTA_NL_BHARDBELOW=9
QUOTA_NL_BHARDWARN=4
QUOTA_NL_BSOFTBELOW=10
QUOTA_NL_BSOFTLONGWARN=5
QUOTA_NL_BSOFTWARN=6
QUOTA_NL_C_UNSPEC=0
QUOTA_NL_C_WARNING=1
QUOTA_NL_IHARDBELOW=7
QUOTA_NL_IHARDWARN=1
QUOTA_NL_ISOFTBELOW=8
QUOTA_NL_ISOFTLONGWARN=2
QUOTA_NL_ISOFTWARN=3
QUOTA_NL_NOWARN=0
Q_GETFMT=0x800004
Q_GETINFO=0x800005
Q_GETNEXTQUOTA=0x800009
Q_GETQUOTA=0x800007
Q_QUOTAOFF=0x800003
Q_QUOTAON=0x800002
Q_SETINFO=0x800006
Q_SETQUOTA=0x800008
Q_SYNC=0x800001
Q_XGETNEXTQUOTA=0x5809
Q_XGETQSTAT=0x5805
Q_XGETQSTATV=0x5808
Q_XGETQUOTA=0x5803
Q_XQUOTAOFF=0x5802
Q_XQUOTAON=0x5801
Q_XQUOTARM=0x5806
Q_XQUOTASYNC=0x5807
Q_XSETQLIM=0x5804
RAMFS_MAGIC=0x858458f6
RDTGROUP_SUPER_MAGIC=0x7655821
READ_IMPLIES_EXEC=0x400000
REISERFS_SUPER_MAGIC=0x52654973
RENAME_EXCHANGE=2
RENAME_NOREPLACE=1
RENAME_WHITEOUT=4
RESOLVE_BENEATH=8
RESOLVE_CACHED=32
RESOLVE_IN_ROOT=16
RESOLVE_NO_MAGICLINKS=2
RESOLVE_NO_SYMLINKS=4
RESOLVE_NO_XDEV=1
RLIMIT_AS=9
RLIMIT_CORE=4
RLIMIT_CPU=0
RLIMIT_DATA=2
RLIMIT_FSIZE=1
RLIMIT_LOCKS=10
RLIMIT_MEMLOCK=8
RLIMIT_MSGQUEUE=12
RLIMIT_NICE=13
RLIMIT_NOFILE=7
RLIMIT_NPROC=6
RLIMIT_RSS=5
RLIMIT_RTPRIO=14
RLIMIT_RTTIME=15
RLIMIT_SIGPENDING=11
RLIMIT_STACK=3
RLIM_INFINITY=0xffffffffffffffff
RLIM_NLIMITS=16
RSEQ_CPU_ID_REGISTRATION_FAILED=-2
RSEQ_CPU_ID_UNINITIALIZED=-1
RSEQ_CS_FLAG_NO_RESTART_ON_MIGRATE=4
RSEQ_CS_FLAG_NO_RESTART_ON_MIGRATE_BIT=2
RSEQ_CS_FLAG_NO_RESTART_ON_PREEMPT=1
RSEQ_CS_FLAG_NO_RESTART_ON_PREEMPT_BIT=0
RSEQ_CS_FLAG_NO_RESTART_ON_SIGNAL=2
RSEQ_CS_FLAG_NO_RESTART_ON_SIGNAL_BIT=1
RSEQ_FLAG_UNREGISTER=1
RTC_AIE_OFF=0x7002
RTC_AIE_ON=0x7001
RTC_ALM_READ=0x80247008
RTC_ALM_SET=0x40247007
RTC_EPOCH_READ=0x8008700d
RTC_EPOCH_SET=0x4008700e
RTC_IRQP_READ=0x8008700b
RTC_IRQP_SET=0x4008700c
RTC_PARAM_GET=0x40187013
RTC_PARAM_SET=0x40187014
RTC_PIE_OFF=0x7006
RTC_PIE_ON=0x7005
RTC_PLL_GET=0x80207011
RTC_PLL_SET=0x40207012
RTC_RD_TIME=0x80247009
RTC_SET_TIME=0x4024700a
RTC_UIE_OFF=0x7004
RTC_UIE_ON=0x7003
RTC_VL_CLR=0x7014
RTC_VL_READ=0x80047013
RTC_WIE_OFF=0x7010
RTC_WIE_ON=0x700f
RTC_WKALM_RD=0x80287010
RTC_WKALM_SET=0x4028700f
RUSAGE_BOTH=-2
RUSAGE_CHILDREN=-1
RUSAGE_SELF=0
RUSAGE_THREAD=1
RWF_APPEND=16
RWF_ATOMIC=64
RWF_DONTCACHE=128
RWF_DSYNC=2
RWF_HIPRI=1
RWF_NOAPPEND=32
RWF_NOWAIT=8
RWF_SUPPORTED=31
RWF_SYNC=4
RWF_WRITE_LIFE_NOT_SET=0
R_OK=4
SA_EXPOSE_TAGBITS=2048
SA_NOCLDSTOP=1
SA_NOCLDWAIT=2
SA_NODEFER=0x40000000
SA_NOMASK=0x40000000
SA_ONESHOT=0x80000000
SA_ONSTACK=0x8000000
SA_RESETHAND=0x80000000
SA_RESTART=0x10000000
SA_RESTORER=0x4000000
SA_SIGINFO=4
SA_UNSUPPORTED=1024
SCHED_ATTR_SIZE_VER0=48
SCHED_ATTR_SIZE_VER1=56
SCHED_BATCH=3
SCHED_DEADLINE=6
SCHED_EXT=7
SCHED_FIFO=1
SCHED_FLAG_ALL=127
SCHED_FLAG_DL_OVERRUN=4
SCHED_FLAG_KEEP_ALL=24
SCHED_FLAG_KEEP_PARAMS=16
SCHED_FLAG_KEEP_POLICY=8
SCHED_FLAG_RECLAIM=2
SCHED_FLAG_RESET_ON_FORK=1
SCHED_FLAG_UTIL_CLAMP=96
SCHED_FLAG_UTIL_CLAMP_MIN=32
SCHED_IDLE=5
SCHED_NORMAL=0
SCHED_RESET_ON_FORK=0x40000000
SCHED_RR=2
SCM_CREDENTIALS=2
SCM_PIDFD=4
SCM_RIGHTS=1
SCM_SECURITY=3
SCM_TIMESTAMP=29
SCM_TIMESTAMPING=37
SCM_TIMESTAMPING_OPT_STATS=54
SCM_TIMESTAMPING_PKTINFO=58
SCM_TIMESTAMPNS=35
SCM_TXTIME=61
SCM_WIFI_STATUS=41
SCSI_IOCTL_BENCHMARK_COMMAND=3
SCSI_IOCTL_DOORLOCK=0x5380
SCSI_IOCTL_DOORUNLOCK=0x5381
SCSI_IOCTL_SEND_COMMAND=1
SCSI_IOCTL_START_UNIT=5
SCSI_IOCTL_STOP_UNIT=6
SCSI_IOCTL_SYNC=4
SCSI_IOCTL_TEST_UNIT_READY=2
SECCOMP_ADDFD_FLAG_SEND=2
SECCOMP_ADDFD_FLAG_SETFD=1
SECCOMP_FILTER_FLAG_LOG=2
SECCOMP_FILTER_FLAG_NEW_LISTENER=8
SECCOMP_FILTER_FLAG_SPEC_ALLOW=4
SECCOMP_FILTER_FLAG_TSYNC=1
SECCOMP_FILTER_FLAG_TSYNC_ESRCH=16
SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV=32
SECCOMP_GET_ACTION_AVAIL=2
SECCOMP_GET_NOTIF_SIZES=3
SECCOMP_IOCTL_NOTIF_ADDFD=0x40182103
SECCOMP_IOCTL_NOTIF_ID_VALID=0x40082102
SECCOMP_IOCTL_NOTIF_RECV=0xc0502100
SECCOMP_IOCTL_NOTIF_SEND=0xc0182101
SECCOMP_IOC_MAGIC=33
SECCOMP_MODE_DISABLED=0
SECCOMP_MODE_FILTER=2
SECCOMP_MODE_STRICT=1
SECCOMP_RET_ACTION=0x7fff0000
SECCOMP_RET_ACTION_FULL=0xffff0000
SECCOMP_RET_ALLOW=0x7fff0000
SECCOMP_RET_DATA=0xffff
SECCOMP_RET_ERRNO=0x50000
SECCOMP_RET_KILL=0
SECCOMP_RET_KILL_PROCESS=0x80000000
SECCOMP_RET_KILL_THREAD=0
SECCOMP_RET_LOG=0x7ffc0000
SECCOMP_RET_TRACE=0x7ff00000
SECCOMP_RET_TRAP=0x30000
SECCOMP_RET_USER_NOTIF=0x7fc00000
SECCOMP_SET_MODE_FILTER=1
SECCOMP_SET_MODE_STRICT=0
SECCOMP_USER_NOTIF_FLAG_CONTINUE=1
SECURITYFS_MAGIC=0x73636673
SEEK_CUR=1
SEEK_DATA=3
SEEK_END=2
SEEK_HOLE=4
SEEK_SET=0
SEM_INFO=19
SEM_STAT=18
SEM_STAT_ANY=20
SEM_UNDO=0x1000
SETALL=17
SETVAL=16
SFD_CLOEXEC=0x80000
SFD_NONBLOCK=2048
SG_EMULATED_HOST=0x2203
SG_GET_COMMAND_Q=0x2270
SG_GET_KEEP_ORPHAN=0x2288
SG_GET_LOW_DMA=0x227a
SG_GET_NUM_WAITING=0x227d
SG_GET_PACK_ID=0x227c
SG_GET_REQUEST_TABLE=0x2286
SG_GET_RESERVED_SIZE=0x2272
SG_GET_SCSI_ID=0x2276
SG_GET_SG_TABLESIZE=0x227f
SG_GET_TIMEOUT=0x2202
SG_GET_TRANSFORM=0x2205
SG_IO=0x2285
SG_NEXT_CMD_LEN=0x2283
SG_SCSI_RESET=0x2284
SG_SET_COMMAND_Q=0x2271
SG_SET_DEBUG=0x227e
SG_SET_FORCE_LOW_DMA=0x2279
SG_SET_FORCE_PACK_ID=0x227b
SG_SET_KEEP_ORPHAN=0x2287
SG_SET_RESERVED_SIZE=0x2275
SG_SET_TIMEOUT=0x2201
SG_SET_TRANSFORM=0x2204
SHM_EXEC=0x8000
SHM_HUGETLB=2048
SHM_HUGE_16GB=0x88000000
SHM_HUGE_16MB=0x60000000
SHM_HUGE_1GB=0x78000000
SHM_HUGE_1MB=0x50000000
SHM_HUGE_256MB=0x70000000
SHM_HUGE_2GB=0x7c000000
SHM_HUGE_2MB=0x54000000
SHM_HUGE_32MB=0x64000000
SHM_HUGE_512KB=0x4c000000
SHM_HUGE_512MB=0x74000000
SHM_HUGE_64KB=0x40000000
SHM_HUGE_8MB=0x5c000000
SHM_HUGE_MASK=63
SHM_INFO=14
SHM_LOCK=11
SHM_NORESERVE=0x1000
SHM_R=256
SHM_RDONLY=0x1000
SHM_REMAP=0x4000
SHM_RND=0x2000
SHM_STAT=13
SHM_STAT_ANY=15
SHM_UNLOCK=12
SHM_W=128
SHORT_INODE=0x1000000
SHUT_RD=0
SHUT_RDWR=2
SHUT_WR=1
SIGABRT=6
SIGALRM=14
SIGBUS=7
SIGCHLD=17
SIGCONT=18
SIGEV_MAX_SIZE=64
SIGEV_NONE=1
SIGEV_PAD_SIZE=12
SIGEV_SIGNAL=0
SIGEV_THREAD=2
SIGEV_THREAD_ID=4
SIGFPE=8
SIGHUP=1
SIGILL=4
SIGINT=2
SIGIO=29
SIGIOT=6
SIGKILL=9
SIGPIPE=13
SIGPOLL=29
SIGPROF=27
SIGPWR=30
SIGQUIT=3
SIGRTMIN=32
SIGSEGV=11
SIGSTKFLT=16
SIGSTKSZ=0x2000
SIGSTOP=19
SIGSYS=31
SIGTERM=15
SIGTRAP=5
SIGTSTP=20
SIGTTIN=21
SIGTTOU=22
SIGUNUSED=31
SIGURG=23
SIGUSR1=10
SIGUSR2=12
SIGVTALRM=26
SIGWINCH=28
SIGXCPU=24
SIGXFSZ=25
SIG_BLOCK=0
SIG_DFL=0
SIG_ERR=0xffffffffffffffff
SIG_IGN=1
SIG_SETMASK=2
SIG_UNBLOCK=1
SIOCADDDLCI=0x8980
SIOCADDMULTI=0x8931
SIOCADDRT=0x890b
SIOCATMARK=0x8905
SIOCBONDCHANGEACTIVE=0x8995
SIOCBONDENSLAVE=0x8990
SIOCBONDINFOQUERY=0x8994
SIOCBONDRELEASE=0x8991
SIOCBONDSETHWADDR=0x8992
SIOCBONDSLAVEINFOQUERY=0x8993
SIOCBRADDBR=0x89a0
SIOCBRADDIF=0x89a2
SIOCBRDELBR=0x89a1
SIOCBRDELIF=0x89a3
SIOCDARP=0x8953
SIOCDELDLCI=0x8981
SIOCDELMULTI=0x8932
SIOCDELRT=0x890c
SIOCDEVPRIVATE=0x89f0
SIOCDIFADDR=0x8936
SIOCDRARP=0x8960
SIOCETHTOOL=0x8946
SIOCGARP=0x8954
SIOCGHWTSTAMP=0x89b1
SIOCGIFADDR=0x8915
SIOCGIFBR=0x8940
SIOCGIFBRDADDR=0x8919
SIOCGIFCONF=0x8912
SIOCGIFCOUNT=0x8938
SIOCGIFDSTADDR=0x8917
SIOCGIFENCAP=0x8925
SIOCGIFFLAGS=0x8913
SIOCGIFHWADDR=0x8927
SIOCGIFINDEX=0x8933
SIOCGIFMAP=0x8970
SIOCGIFMEM=0x891f
SIOCGIFMETRIC=0x891d
SIOCGIFMTU=0x8921
SIOCGIFNAME=0x8910
SIOCGIFNETMASK=0x891b
SIOCGIFPFLAGS=0x8935
SIOCGIFSLAVE=0x8929
SIOCGIFTXQLEN=0x8942
SIOCGIFVLAN=0x8982
SIOCGMIIPHY=0x8947
SIOCGMIIREG=0x8948
SIOCGPGRP=0x8904
SIOCGPPPCSTATS=0x89f2
SIOCGPPPSTATS=0x89f0
SIOCGPPPVER=0x89f1
SIOCGRARP=0x8961
SIOCGSKNS=0x894c
SIOCGSTAMP=0x8906
SIOCGSTAMPNS=0x8907
SIOCGSTAMPNS_NEW=0x80108907
SIOCGSTAMPNS_OLD=0x8907
SIOCGSTAMP_NEW=0x80108906
SIOCGSTAMP_OLD=0x8906
SIOCINQ=0x541b
SIOCOUTQ=0x5411
SIOCOUTQNSD=0x894b
SIOCPROTOPRIVATE=0x89e0
SIOCRTMSG=0x890d
SIOCSARP=0x8955
SIOCSHWTSTAMP=0x89b0
SIOCSIFADDR=0x8916
SIOCSIFBR=0x8941
SIOCSIFBRDADDR=0x891a
SIOCSIFDSTADDR=0x8918
SIOCSIFENCAP=0x8926
SIOCSIFFLAGS=0x8914
SIOCSIFHWADDR=0x8924
SIOCSIFHWBROADCAST=0x8937
SIOCSIFLINK=0x8911
SIOCSIFMAP=0x8971
SIOCSIFMEM=0x8920
SIOCSIFMETRIC=0x891e
SIOCSIFMTU=0x8922
SIOCSIFNAME=0x8923
SIOCSIFNETMASK=0x891c
SIOCSIFPFLAGS=0x8934
SIOCSIFSLAVE=0x8930
SIOCSIFTXQLEN=0x8943
SIOCSIFVLAN=0x8983
SIOCSMIIREG=0x8949
SIOCSPGRP=0x8902
SIOCSRARP=0x8962
SIOCUNIXFILE=0x89e0
SIOCWANDEV=0x894a
SIOGIFINDEX=0x8933
SI_ASYNCIO=-4
SI_ASYNCNL=-60
SI_DETHREAD=-7
SI_KERNEL=128
SI_MAX_SIZE=128
SI_MESGQ=-3
SI_QUEUE=-1
SI_SIGIO=-5
SI_TIMER=-2
SI_TKILL=-6
SI_USER=0
SMB2_SUPER_MAGIC=0xfe534d42
SMB_SUPER_MAGIC=0x517b
SNAPSHOT_ALLOC_SWAP_PAGE=0x80083314
SNAPSHOT_ATOMIC_RESTORE=0x3304
SNAPSHOT_AVAIL_SWAP_SIZE=0x80083313
SNAPSHOT_CREATE_IMAGE=0x40043311
SNAPSHOT_FREE=0x3305
SNAPSHOT_FREEZE=0x3301
SNAPSHOT_FREE_SWAP_PAGES=0x3309
SNAPSHOT_GET_IMAGE_SIZE=0x8008330e
SNAPSHOT_PLATFORM_SUPPORT=0x330f
SNAPSHOT_POWER_OFF=0x3310
SNAPSHOT_PREF_IMAGE_SIZE=0x3312
SNAPSHOT_S2RAM=0x330b
SNAPSHOT_SET_SWAP_AREA=0x400c330d
SNAPSHOT_UNFREEZE=0x3302
SNDRV_CTL_IOCTL_CARD_INFO=0x81785501
SNDRV_CTL_IOCTL_ELEM_ADD=0xc1105517
SNDRV_CTL_IOCTL_ELEM_INFO=0xc1105511
SNDRV_CTL_IOCTL_ELEM_LIST=0xc0505510
SNDRV_CTL_IOCTL_ELEM_LOCK=0x40405514
SNDRV_CTL_IOCTL_ELEM_READ=0xc4c85512
SNDRV_CTL_IOCTL_ELEM_REMOVE=0xc0405519
SNDRV_CTL_IOCTL_ELEM_REPLACE=0xc1105518
SNDRV_CTL_IOCTL_ELEM_UNLOCK=0x40405515
SNDRV_CTL_IOCTL_ELEM_WRITE=0xc4c85513
SNDRV_CTL_IOCTL_HWDEP_INFO=0x80dc5521
SNDRV_CTL_IOCTL_HWDEP_NEXT_DEVICE=0xc0045520
SNDRV_CTL_IOCTL_PCM_INFO=0xc1205531
SNDRV_CTL_IOCTL_PCM_NEXT_DEVICE=0x80045530
SNDRV_CTL_IOCTL_PCM_PREFER_SUBDEVICE=0x40045532
SNDRV_CTL_IOCTL_POWER=0xc00455d0
SNDRV_CTL_IOCTL_POWER_STATE=0x800455d1
SNDRV_CTL_IOCTL_PVERSION=0x80045500
SNDRV_CTL_IOCTL_RAWMIDI_INFO=0xc10c5541
SNDRV_CTL_IOCTL_RAWMIDI_NEXT_DEVICE=0xc0045540
SNDRV_CTL_IOCTL_RAWMIDI_PREFER_SUBDEVICE=0x40045542
SNDRV_CTL_IOCTL_SUBSCRIBE_EVENTS=0xc0045516
SNDRV_CTL_IOCTL_TLV_COMMAND=0xc008551c
SNDRV_CTL_IOCTL_TLV_READ=0xc008551a
SNDRV_CTL_IOCTL_TLV_WRITE=0xc008551b
SNDRV_HWDEP_IOCTL_DSP_LOAD=0x40604803
SNDRV_HWDEP_IOCTL_DSP_STATUS=0x80404802
SNDRV_HWDEP_IOCTL_INFO=0x80dc4801
SNDRV_HWDEP_IOCTL_PVERSION=0x80044800
SNDRV_PCM_IOCTL_CHANNEL_INFO=0x80184132
SNDRV_PCM_IOCTL_DELAY=0x80084121
SNDRV_PCM_IOCTL_DRAIN=0x4144
SNDRV_PCM_IOCTL_DROP=0x4143
SNDRV_PCM_IOCTL_FORWARD=0x40084149
SNDRV_PCM_IOCTL_HWSYNC=0x4122
SNDRV_PCM_IOCTL_HW_FREE=0x4112
SNDRV_PCM_IOCTL_HW_PARAMS=0xc2604111
SNDRV_PCM_IOCTL_HW_REFINE=0xc2604110
SNDRV_PCM_IOCTL_INFO=0x81204101
SNDRV_PCM_IOCTL_LINK=0x40044160
SNDRV_PCM_IOCTL_PAUSE=0x40044145
SNDRV_PCM_IOCTL_PREPARE=0x4140
SNDRV_PCM_IOCTL_PVERSION=0x80044100
SNDRV_PCM_IOCTL_READI_FRAMES=0x80184151
SNDRV_PCM_IOCTL_READN_FRAMES=0x80184153
SNDRV_PCM_IOCTL_RESET=0x4141
SNDRV_PCM_IOCTL_RESUME=0x4147
SNDRV_PCM_IOCTL_REWIND=0x40084146
SNDRV_PCM_IOCTL_START=0x4142
SNDRV_PCM_IOCTL_STATUS=0x80984120
SNDRV_PCM_IOCTL_STATUS_EXT=0xc0984124
SNDRV_PCM_IOCTL_SW_PARAMS=0xc0884113
SNDRV_PCM_IOCTL_SYNC_PTR=0xc0884123
SNDRV_PCM_IOCTL_TSTAMP=0x40044102
SNDRV_PCM_IOCTL_TTSTAMP=0x40044103
SNDRV_PCM_IOCTL_UNLINK=0x4161
SNDRV_PCM_IOCTL_USER_PVERSION=0x40044104
SNDRV_PCM_IOCTL_WRITEI_FRAMES=0x40184150
SNDRV_PCM_IOCTL_WRITEN_FRAMES=0x40184152
SNDRV_PCM_IOCTL_XRUN=0x4148
SNDRV_RAWMIDI_IOCTL_DRAIN=0x40045731
SNDRV_RAWMIDI_IOCTL_DROP=0x40045730
SNDRV_RAWMIDI_IOCTL_INFO=0x810c5701
SNDRV_RAWMIDI_IOCTL_PARAMS=0xc0305710
SNDRV_RAWMIDI_IOCTL_PVERSION=0x80045700
SNDRV_RAWMIDI_IOCTL_STATUS=0xc0385720
SNDRV_RAWMIDI_IOCTL_USER_PVERSION=0x40045702
SNDRV_TIMER_IOCTL_CONTINUE=0x54a2
SNDRV_TIMER_IOCTL_GINFO=0xc0f85403
SNDRV_TIMER_IOCTL_GPARAMS=0x40485404
SNDRV_TIMER_IOCTL_GSTATUS=0xc0505405
SNDRV_TIMER_IOCTL_INFO=0x80e85411
SNDRV_TIMER_IOCTL_NEXT_DEVICE=0xc0145401
SNDRV_TIMER_IOCTL_PARAMS=0x40505412
SNDRV_TIMER_IOCTL_PAUSE=0x54a3
SNDRV_TIMER_IOCTL_PVERSION=0x80045400
SNDRV_TIMER_IOCTL_SELECT=0x40345410
SNDRV_TIMER_IOCTL_START=0x54a0
SNDRV_TIMER_IOCTL_STATUS=0x80605414
SNDRV_TIMER_IOCTL_STOP=0x54a1
SNDRV_TIMER_IOCTL_TREAD=0x40045402
SNDRV_TIMER_IOCTL_TREAD64=0x400454a4
SNDRV_TIMER_IOCTL_TREAD_OLD=0x40045402
SOCKFS_MAGIC=0x534f434b
SOCK_BUF_LOCK_MASK=3
SOCK_CLOEXEC=0x80000
SOCK_DCCP=6
SOCK_DGRAM=2
SOCK_IOC_TYPE=137
SOCK_NONBLOCK=2048
SOCK_PACKET=10
SOCK_RAW=3
SOCK_RCVBUF_LOCK=2
SOCK_RDM=4
SOCK_SEQPACKET=5
SOCK_SNDBUF_LOCK=1
SOCK_STREAM=1
SOCK_TXREHASH_DEFAULT=255
SOCK_TXREHASH_DISABLED=0
SOCK_TXREHASH_ENABLED=1
SOCK_TYPE_MASK=15
SOL_AAL=265
SOL_ALG=279
SOL_ATALK=258
SOL_ATM=264
SOL_AX25=257
SOL_BLUETOOTH=274
SOL_CAIF=278
SOL_DCCP=269
SOL_DECNET=261
SOL_ICMPV6=58
SOL_IP=0
SOL_IPV6=41
SOL_IPX=256
SOL_IRDA=266
SOL_IUCV=277
SOL_KCM=281
SOL_LLC=268
SOL_MCTP=285
SOL_MPTCP=284
SOL_NETBEUI=267
SOL_NETLINK=270
SOL_NETROM=259
SOL_NFC=280
SOL_PACKET=263
SOL_PNPIPE=275
SOL_PPPOL2TP=273
SOL_RAW=255
SOL_RDS=276
SOL_ROSE=260
SOL_RXRPC=272
SOL_SCTP=132
SOL_SMC=286
SOL_SOCKET=1
SOL_TCP=6
SOL_TIPC=271
SOL_TLS=282
SOL_UDP=17
SOL_UDPLITE=136
SOL_VSOCK=287
SOL_X25=262
SOL_XDP=283
SO_ACCEPTCONN=30
SO_ATTACH_BPF=50
SO_ATTACH_FILTER=26
SO_ATTACH_REUSEPORT_CBPF=51
SO_ATTACH_REUSEPORT_EBPF=52
SO_BINDTODEVICE=25
SO_BINDTOIFINDEX=62
SO_BPF_EXTENSIONS=48
SO_BROADCAST=6
SO_BSDCOMPAT=14
SO_BUF_LOCK=72
SO_BUSY_POLL=46
SO_BUSY_POLL_BUDGET=70
SO_CNX_ADVICE=53
SO_COOKIE=57
SO_DEBUG=1
SO_DETACH_BPF=27
SO_DETACH_FILTER=27
SO_DETACH_REUSEPORT_BPF=68
SO_DEVMEM_DONTNEED=80
SO_DEVMEM_LINEAR=78
SO_DOMAIN=39
SO_DONTROUTE=5
SO_ERROR=4
SO_GET_FILTER=26
SO_INCOMING_CPU=49
SO_INCOMING_NAPI_ID=56
SO_KEEPALIVE=9
SO_LINGER=13
SO_LOCK_FILTER=44
SO_MARK=36
SO_MAX_PACING_RATE=47
SO_MEMINFO=55
SO_NETNS_COOKIE=71
SO_NOFCS=43
SO_NO_CHECK=11
SO_OOBINLINE=10
SO_PASSCRED=16
SO_PASSPIDFD=76
SO_PASSRIGHTS=83
SO_PASSSEC=34
SO_PEEK_OFF=42
SO_PEERCRED=17
SO_PEERGROUPS=59
SO_PEERNAME=28
SO_PEERPIDFD=77
SO_PEERSEC=31
SO_PREFER_BUSY_POLL=69
SO_PRIORITY=12
SO_PROTOCOL=38
SO_RCVBUF=8
SO_RCVBUFFORCE=33
SO_RCVLOWAT=18
SO_RCVMARK=75
SO_RCVPRIORITY=82
SO_RCVTIMEO=20
SO_RCVTIMEO_NEW=66
SO_RCVTIMEO_OLD=20
SO_RESERVE_MEM=73
SO_REUSEADDR=2
SO_REUSEPORT=15
SO_RXQ_OVFL=40
SO_SECURITY_AUTHENTICATION=22
SO_SECURITY_ENCRYPTION_NETWORK=24
SO_SECURITY_ENCRYPTION_TRANSPORT=23
SO_SELECT_ERR_QUEUE=45
SO_SNDBUF=7
SO_SNDBUFFORCE=32
SO_SNDLOWAT=19
SO_SNDTIMEO=21
SO_SNDTIMEO_NEW=67
SO_SNDTIMEO_OLD=21
SO_TIMESTAMP=29
SO_TIMESTAMPING=37
SO_TIMESTAMPING_NEW=65
SO_TIMESTAMPING_OLD=37
SO_TIMESTAMPNS=35
SO_TIMESTAMPNS_NEW=64
SO_TIMESTAMPNS_OLD=35
SO_TIMESTAMP_NEW=63
SO_TIMESTAMP_OLD=29
SO_TXREHASH=74
SO_TXTIME=61
SO_TYPE=3
SO_VM_SOCKETS_BUFFER_MAX_SIZE=2
SO_VM_SOCKETS_BUFFER_MIN_SIZE=1
SO_VM_SOCKETS_BUFFER_SIZE=0
SO_VM_SOCKETS_CONNECT_TIMEOUT=6
SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW=8
SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD=6
SO_VM_SOCKETS_NONBLOCK_TXRX=7
SO_VM_SOCKETS_PEER_HOST_VM_ID=3
SO_VM_SOCKETS_TRUSTED=5
SO_WIFI_STATUS=41
SO_ZEROCOPY=60
SPI_IOC_RD_BITS_PER_WORD=0x80016b03
SPI_IOC_RD_LSB_FIRST=0x80016b02
SPI_IOC_RD_MAX_SPEED_HZ=0x80046b04
SPI_IOC_RD_MODE=0x80016b01
SPI_IOC_RD_MODE32=0x80046b05
SPI_IOC_WR_BITS_PER_WORD=0x40016b03
SPI_IOC_WR_LSB_FIRST=0x40016b02
SPI_IOC_WR_MAX_SPEED_HZ=0x40046b04
SPI_IOC_WR_MODE=0x40016b01
SPI_IOC_WR_MODE32=0x40046b05
SPLICE_F_FD_IN_FIXED=0x80000000
SPLICE_F_GIFT=8
SPLICE_F_MORE=4
SPLICE_F_MOVE=1
SPLICE_F_NONBLOCK=2
SQUASHFS_MAGIC=0x73717368
SS_AUTODISARM=0x80000000
SS_CONNECTED=3
SS_CONNECTING=2
SS_DISABLE=2
SS_DISCONNECTING=4
SS_FLAG_BITS=0x80000000
SS_FREE=0
SS_ONSTACK=1
SS_UNCONNECTED=1
SS_VECTOR=12
STATX_ALL=4095
STATX_ATIME=32
STATX_ATTR_APPEND=32
STATX_ATTR_AUTOMOUNT=0x1000
STATX_ATTR_COMPRESSED=4
STATX_ATTR_DAX=0x200000
STATX_ATTR_ENCRYPTED=2048
STATX_ATTR_IMMUTABLE=16
STATX_ATTR_MOUNT_ROOT=0x2000
STATX_ATTR_NODUMP=64
STATX_ATTR_VERITY=0x100000
STATX_BASIC_STATS=2047
STATX_BLOCKS=1024
STATX_BTIME=2048
STATX_CTIME=128
STATX_DIOALIGN=0x2000
STATX_DIO_READ_ALIGN=0x20000
STATX_GID=16
STATX_INO=256
STATX_MNT_ID=0x1000
STATX_MNT_ID_UNIQUE=0x4000
STATX_MODE=2
STATX_MTIME=64
STATX_NLINK=4
STATX_SIZE=512
STATX_SUBVOL=0x8000
STATX_TYPE=1
STATX_UID=8
STATX_WRITE_ATOMIC=0x10000
STICKY_TIMEOUTS=0x4000000
SYNC_FILE_RANGE_WAIT_AFTER=4
SYNC_FILE_RANGE_WAIT_BEFORE=1
SYNC_FILE_RANGE_WRITE=2
SYNC_FILE_RANGE_WRITE_AND_WAIT=7
SYNC_IOC_FILE_INFO=0xc0383e04
SYNC_IOC_MERGE=0xc0303e03
SYSFS_MAGIC=0x62656572
SYSLOG_ACTION_CLEAR=5
SYSLOG_ACTION_CLOSE=0
SYSLOG_ACTION_CONSOLE_LEVEL=8
SYSLOG_ACTION_CONSOLE_OFF=6
SYSLOG_ACTION_CONSOLE_ON=7
SYSLOG_ACTION_OPEN=1
SYSLOG_ACTION_READ=2
SYSLOG_ACTION_READ_ALL=3
SYSLOG_ACTION_READ_CLEAR=4
SYSLOG_ACTION_SIZE_BUFFER=10
SYSLOG_ACTION_SIZE_UNREAD=9
S_IFBLK=0x6000
S_IFCHR=0x2000
S_IFDIR=0x4000
S_IFIFO=0x1000
S_IFLNK=0xa000
S_IFMT=0xf000
S_IFREG=0x8000
S_IFSOCK=0xc000
S_IRGRP=32
S_IROTH=4
S_IRUSR=256
S_IRWXG=56
S_IRWXO=7
S_IRWXU=448
S_ISGID=1024
S_ISUID=2048
S_ISVTX=512
S_IWGRP=16
S_IWOTH=2
S_IWUSR=128
S_IXGRP=8
S_IXOTH=1
S_IXUSR=64
TCFLSH=0x540b
TCGETA=0x5405
TCGETS=0x5401
TCGETS2=0x802c542a
TCGETX=0x5432
TCP_BPF_IW=1001
TCP_BPF_RTO_MIN=1004
TCP_BPF_SNDCWND_CLAMP=1002
TCP_BPF_SYN=1005
TCP_BPF_SYN_IP=1006
TCP_BPF_SYN_MAC=1007
TCP_CC_INFO=26
TCP_CM_INQ=36
TCP_CONGESTION=13
TCP_CORK=3
TCP_DATA_OFFSET=240
TCP_DEFER_ACCEPT=9
TCP_ENCAP_ESPINTCP=7
TCP_FASTOPEN=23
TCP_FASTOPEN_CONNECT=30
TCP_FASTOPEN_KEY=33
TCP_FASTOPEN_NO_COOKIE=34
TCP_INFO=11
TCP_INQ=36
TCP_KEEPCNT=6
TCP_KEEPIDLE=4
TCP_KEEPINTVL=5
TCP_LINGER2=8
TCP_MAXSEG=2
TCP_MD5SIG=14
TCP_MD5SIG_EXT=32
TCP_MD5SIG_FLAG_IFINDEX=2
TCP_MD5SIG_FLAG_PREFIX=1
TCP_MD5SIG_MAXKEYLEN=80
TCP_MIB_ACTIVEOPENS=5
TCP_MIB_ATTEMPTFAILS=7
TCP_MIB_CSUMERRORS=15
TCP_MIB_CURRESTAB=9
TCP_MIB_ESTABRESETS=8
TCP_MIB_INERRS=13
TCP_MIB_INSEGS=10
TCP_MIB_MAXCONN=4
TCP_MIB_OUTRSTS=14
TCP_MIB_OUTSEGS=11
TCP_MIB_PASSIVEOPENS=6
TCP_MIB_RETRANSSEGS=12
TCP_MIB_RTOALGORITHM=1
TCP_MIB_RTOMAX=3
TCP_MIB_RTOMIN=2
TCP_MSS_DEFAULT=536
TCP_MSS_DESIRED=1220
TCP_NLA_BUSY=1
TCP_NLA_BYTES_NOTSENT=24
TCP_NLA_BYTES_RETRANS=19
TCP_NLA_BYTES_SENT=18
TCP_NLA_CA_STATE=14
TCP_NLA_DATA_SEGS_OUT=4
TCP_NLA_DELIVERED=16
TCP_NLA_DELIVERED_CE=17
TCP_NLA_DELIVERY_RATE=7
TCP_NLA_DELIVERY_RATE_APP_LMT=12
TCP_NLA_DSACK_DUPS=20
TCP_NLA_EDT=25
TCP_NLA_MIN_RTT=10
TCP_NLA_PACING_RATE=6
TCP_NLA_RECUR_RETRANS=11
TCP_NLA_REORDERING=9
TCP_NLA_REORD_SEEN=21
TCP_NLA_RWND_LIMITED=2
TCP_NLA_SNDBUF_LIMITED=3
TCP_NLA_SNDQ_SIZE=13
TCP_NLA_SND_CWND=8
TCP_NLA_SND_SSTHRESH=15
TCP_NLA_SRTT=22
TCP_NLA_TIMEOUT_REHASH=23
TCP_NLA_TOTAL_RETRANS=5
TCP_NLA_TTL=26
TCP_NODELAY=1
TCP_NOTSENT_LOWAT=25
TCP_NO_QUEUE=0
TCP_QUEUES_NR=3
TCP_QUEUE_SEQ=21
TCP_QUICKACK=12
TCP_RECEIVE_ZEROCOPY_FLAG_TLB_CLEAN_HINT=1
TCP_RECV_QUEUE=1
TCP_REPAIR=19
TCP_REPAIR_OFF=0
TCP_REPAIR_OFF_NO_WP=-1
TCP_REPAIR_ON=1
TCP_REPAIR_OPTIONS=22
TCP_REPAIR_QUEUE=20
TCP_REPAIR_WINDOW=29
TCP_RESERVED_BITS=15
TCP_SAVED_SYN=28
TCP_SAVE_SYN=27
TCP_SEND_QUEUE=2
TCP_SYNCNT=7
TCP_THIN_DUPACK=17
TCP_THIN_LINEAR_TIMEOUTS=16
TCP_TIMESTAMP=24
TCP_TX_DELAY=37
TCP_ULP=31
TCP_USER_TIMEOUT=18
TCP_WINDOW_CLAMP=10
TCP_ZEROCOPY_RECEIVE=35
TCSBRK=0x5409
TCSBRKP=0x5425
TCSETA=0x5406
TCSETAF=0x5408
TCSETAW=0x5407
TCSETS=0x5402
TCSETS2=0x402c542b
TCSETSF=0x5404
TCSETSF2=0x402c542d
TCSETSW=0x5403
TCSETSW2=0x402c542c
TCSETX=0x5433
TCSETXF=0x5434
TCSETXW=0x5435
TCXONC=0x540a
TFD_CLOEXEC=0x80000
TFD_IOC_SET_TICKS=0x40085400
TFD_NONBLOCK=2048
TFD_TIMER_ABSTIME=1
TFD_TIMER_CANCEL_ON_SET=2
TIMER_ABSTIME=1
TIOCCBRK=0x5428
TIOCCONS=0x541d
TIOCEXCL=0x540c
TIOCGDEV=0x80045432
TIOCGETD=0x5424
TIOCGEXCL=0x80045440
TIOCGICOUNT=0x545d
TIOCGISO7816=0x80285442
TIOCGLCKTRMIOS=0x5456
TIOCGPGRP=0x540f
TIOCGPKT=0x80045438
TIOCGPTLCK=0x80045439
TIOCGPTN=0x80045430
TIOCGPTPEER=0x5441
TIOCGRS485=0x542e
TIOCGSERIAL=0x541e
TIOCGSID=0x5429
TIOCGSOFTCAR=0x5419
TIOCGWINSZ=0x5413
TIOCINQ=0x541b
TIOCLINUX=0x541c
TIOCMBIC=0x5417
TIOCMBIS=0x5416
TIOCMGET=0x5415
TIOCMIWAIT=0x545c
TIOCMSET=0x5418
TIOCNOTTY=0x5422
TIOCNXCL=0x540d
TIOCOUTQ=0x5411
TIOCPKT=0x5420
TIOCSBRK=0x5427
TIOCSCTTY=0x540e
TIOCSERCONFIG=0x5453
TIOCSERGETLSR=0x5459
TIOCSERGETMULTI=0x545a
TIOCSERGSTRUCT=0x5458
TIOCSERGWILD=0x5454
TIOCSERSETMULTI=0x545b
TIOCSERSWILD=0x5455
TIOCSETD=0x5423
TIOCSIG=0x40045436
TIOCSISO7816=0xc0285443
TIOCSLCKTRMIOS=0x5457
TIOCSPGRP=0x5410
TIOCSPTLCK=0x40045431
TIOCSRS485=0x542f
TIOCSSERIAL=0x541f
TIOCSSOFTCAR=0x541a
TIOCSTI=0x5412
TIOCSWINSZ=0x5414
TIOCVHANGUP=0x5437
TMPFS_MAGIC=0x1021994
TRACEFS_MAGIC=0x74726163
TUNATTACHFILTER=0x401054d5
TUNDETACHFILTER=0x401054d6
TUNGETDEVNETNS=0x54e3
TUNGETFEATURES=0x800454cf
TUNGETFILTER=0x801054db
TUNGETIFF=0x800454d2
TUNGETSNDBUF=0x800454d3
TUNGETVNETBE=0x800454df
TUNGETVNETHDRSZ=0x800454d7
TUNGETVNETLE=0x800454dd
TUNSETCARRIER=0x400454e2
TUNSETDEBUG=0x400454c9
TUNSETFILTEREBPF=0x800454e1
TUNSETGROUP=0x400454ce
TUNSETIFF=0x400454ca
TUNSETIFINDEX=0x400454da
TUNSETLINK=0x400454cd
TUNSETNOCSUM=0x400454c8
TUNSETOFFLOAD=0x400454d0
TUNSETOWNER=0x400454cc
TUNSETPERSIST=0x400454cb
TUNSETQUEUE=0x400454d9
TUNSETSNDBUF=0x400454d4
TUNSETSTEERINGEBPF=0x800454e0
TUNSETTXFILTER=0x400454d1
TUNSETVNETBE=0x400454de
TUNSETVNETHDRSZ=0x400454d8
TUNSETVNETLE=0x400454dc
TUN_F_CSUM=1
TUN_F_TSO4=2
TUN_F_TSO6=4
TUN_F_TSO_ECN=8
TUN_F_UFO=16
UDF_SUPER_MAGIC=0x15013346
UDMABUF_CREATE=0x40187542
UDMABUF_CREATE_LIST=0x40087543
UDP_CORK=1
UDP_ENCAP=100
UDP_ENCAP_ESPINUDP=2
UDP_ENCAP_ESPINUDP_NON_IKE=1
UDP_ENCAP_GTP0=4
UDP_ENCAP_GTP1U=5
UDP_ENCAP_L2TPINUDP=3
UDP_ENCAP_RXRPC=6
UDP_GRO=104
UDP_MIB_CSUMERRORS=7
UDP_MIB_IGNOREDMULTI=8
UDP_MIB_INDATAGRAMS=1
UDP_MIB_INERRORS=3
UDP_MIB_MEMERRORS=9
UDP_MIB_NOPORTS=2
UDP_MIB_OUTDATAGRAMS=4
UDP_MIB_RCVBUFERRORS=5
UDP_MIB_SNDBUFERRORS=6
UDP_NO_CHECK6_RX=102
UDP_NO_CHECK6_TX=101
UDP_SEGMENT=103
UFFDIO_API=0xc018aa3f
UFFDIO_CONTINUE=0xc020aa07
UFFDIO_COPY=0xc028aa03
UFFDIO_REGISTER=0xc020aa00
UFFDIO_UNREGISTER=0x8010aa01
UFFDIO_WAKE=0x8010aa02
UFFDIO_WRITEPROTECT=0xc018aa06
UFFDIO_ZEROPAGE=0xc020aa04
UFFD_API=170
UFFD_API_FEATURES=0x1fff
UFFD_API_IOCTLS=0x8000000000000003
UFFD_API_RANGE_IOCTLS=220
UFFD_API_RANGE_IOCTLS_BASIC=204
UFFD_API_REGISTER_MODES=7
UFFD_EVENT_FORK=19
UFFD_EVENT_PAGEFAULT=18
UFFD_EVENT_REMAP=20
UFFD_EVENT_REMOVE=21
UFFD_EVENT_UNMAP=22
UFFD_FEATURE_EVENT_FORK=2
UFFD_FEATURE_EVENT_REMAP=4
UFFD_FEATURE_EVENT_REMOVE=8
UFFD_FEATURE_EVENT_UNMAP=64
UFFD_FEATURE_EXACT_ADDRESS=2048
UFFD_FEATURE_MINOR_HUGETLBFS=512
UFFD_FEATURE_MINOR_SHMEM=1024
UFFD_FEATURE_MISSING_HUGETLBFS=16
UFFD_FEATURE_MISSING_SHMEM=32
UFFD_FEATURE_PAGEFAULT_FLAG_WP=1
UFFD_FEATURE_SIGBUS=128
UFFD_FEATURE_THREAD_ID=256
UFFD_FEATURE_WP_HUGETLBFS_SHMEM=0x1000
UFFD_PAGEFAULT_FLAG_MINOR=4
UFFD_PAGEFAULT_FLAG_WP=2
UFFD_PAGEFAULT_FLAG_WRITE=1
UFFD_USER_MODE_ONLY=1
UI_ABS_SETUP=0x401c5504
UI_BEGIN_FF_ERASE=0xc00c55ca
UI_BEGIN_FF_UPLOAD=0xc06855c8
UI_DEV_CREATE=0x5501
UI_DEV_DESTROY=0x5502
UI_DEV_SETUP=0x405c5503
UI_END_FF_ERASE=0x400c55cb
UI_END_FF_UPLOAD=0x406855c9
UI_GET_VERSION=0x8004552d
UI_SET_ABSBIT=0x40045567
UI_SET_EVBIT=0x40045564
UI_SET_FFBIT=0x4004556b
UI_SET_KEYBIT=0x40045565
UI_SET_LEDBIT=0x40045569
UI_SET_MSCBIT=0x40045568
UI_SET_PHYS=0x4008556c
UI_SET_PROPBIT=0x4004556e
UI_SET_RELBIT=0x40045566
UI_SET_SNDBIT=0x4004556a
UI_SET_SWBIT=0x4004556d
UMOUNT_NOFOLLOW=8
UNAME26=0x20000
USBDEVFS_ALLOC_STREAMS=0x8008551c
USBDEVFS_ALLOW_SUSPEND=0x5522
USBDEVFS_BULK=0xc0185502
USBDEVFS_CLAIMINTERFACE=0x8004550f
USBDEVFS_CLAIM_PORT=0x80045518
USBDEVFS_CLEAR_HALT=0x80045515
USBDEVFS_CONNECT=0x5517
USBDEVFS_CONNECTINFO=0x40085511
USBDEVFS_CONTROL=0xc0185500
USBDEVFS_DISCARDURB=0x550b
USBDEVFS_DISCONNECT=0x5516
USBDEVFS_DISCONNECT_CLAIM=0x8108551b
USBDEVFS_DISCSIGNAL=0x8010550e
USBDEVFS_DROP_PRIVILEGES=0x4004551e
USBDEVFS_FORBID_SUSPEND=0x5521
USBDEVFS_FREE_STREAMS=0x8008551d
USBDEVFS_GETDRIVER=0x41045508
USBDEVFS_GET_CAPABILITIES=0x8004551a
USBDEVFS_GET_SPEED=0x551f
USBDEVFS_HUB_PORTINFO=0x80805513
USBDEVFS_IOCTL=0xc0105512
USBDEVFS_REAPURB=0x4008550c
USBDEVFS_REAPURB32=0x4004550c
USBDEVFS_REAPURBNDELAY=0x4008550d
USBDEVFS_REAPURBNDELAY32=0x4004550d
USBDEVFS_RELEASEINTERFACE=0x80045510
USBDEVFS_RELEASE_PORT=0x80045519
USBDEVFS_RESET=0x5514
USBDEVFS_RESETEP=0x80045503
USBDEVFS_SETCONFIGURATION=0x80045505
USBDEVFS_SETINTERFACE=0x80085504
USBDEVFS_SUBMITURB=0x8038550a
USBDEVFS_WAIT_FOR_RESUME=0x5523
USBDEVICE_SUPER_MAGIC=0x9fa2
VFIO_CHECK_EXTENSION=0x3b65
VFIO_DEVICE_FEATURE=0x3b75
VFIO_DEVICE_GET_GFX_DMABUF=0x3b73
VFIO_DEVICE_GET_INFO=0x3b6b
VFIO_DEVICE_GET_IRQ_INFO=0x3b6d
VFIO_DEVICE_GET_PCI_HOT_RESET_INFO=0x3b70
VFIO_DEVICE_GET_REGION_INFO=0x3b6c
VFIO_DEVICE_IOEVENTFD=0x3b74
VFIO_DEVICE_PCI_HOT_RESET=0x3b71
VFIO_DEVICE_QUERY_GFX_PLANE=0x3b72
VFIO_DEVICE_RESET=0x3b6f
VFIO_DEVICE_SET_IRQS=0x3b6e
VFIO_EEH_PE_OP=0x3b79
VFIO_GET_API_VERSION=0x3b64
VFIO_GROUP_GET_DEVICE_FD=0x3b6a
VFIO_GROUP_GET_STATUS=0x3b67
VFIO_GROUP_SET_CONTAINER=0x3b68
VFIO_GROUP_UNSET_CONTAINER=0x3b69
VFIO_IOMMU_DIRTY_PAGES=0x3b75
VFIO_IOMMU_DISABLE=0x3b74
VFIO_IOMMU_ENABLE=0x3b73
VFIO_IOMMU_GET_INFO=0x3b70
VFIO_IOMMU_MAP_DMA=0x3b71
VFIO_IOMMU_SPAPR_REGISTER_MEMORY=0x3b75
VFIO_IOMMU_SPAPR_TCE_CREATE=0x3b77
VFIO_IOMMU_SPAPR_TCE_GET_INFO=0x3b70
VFIO_IOMMU_SPAPR_TCE_REMOVE=0x3b78
VFIO_IOMMU_SPAPR_UNREGISTER_MEMORY=0x3b76
VFIO_IOMMU_UNMAP_DMA=0x3b72
VFIO_SET_IOMMU=0x3b66
VHOST_GET_BACKEND_FEATURES=0x8008af26
VHOST_GET_FEATURES=0x8008af00
VHOST_GET_VRING_BASE=0xc008af12
VHOST_GET_VRING_BUSYLOOP_TIMEOUT=0x4008af24
VHOST_GET_VRING_ENDIAN=0x4008af14
VHOST_NET_SET_BACKEND=0x4008af30
VHOST_RESET_OWNER=0xaf02
VHOST_SCSI_CLEAR_ENDPOINT=0x40e8af41
VHOST_SCSI_GET_ABI_VERSION=0x4004af42
VHOST_SCSI_GET_EVENTS_MISSED=0x4004af44
VHOST_SCSI_SET_ENDPOINT=0x40e8af40
VHOST_SCSI_SET_EVENTS_MISSED=0x4004af43
VHOST_SET_BACKEND_FEATURES=0x4008af25
VHOST_SET_FEATURES=0x4008af00
VHOST_SET_LOG_BASE=0x4008af04
VHOST_SET_LOG_FD=0x4004af07
VHOST_SET_MEM_TABLE=0x4008af03
VHOST_SET_OWNER=0xaf01
VHOST_SET_VRING_ADDR=0x4028af11
VHOST_SET_VRING_BASE=0x4008af12
VHOST_SET_VRING_BUSYLOOP_TIMEOUT=0x4008af23
VHOST_SET_VRING_CALL=0x4008af21
VHOST_SET_VRING_ENDIAN=0x4008af13
VHOST_SET_VRING_ERR=0x4008af22
VHOST_SET_VRING_KICK=0x4008af20
VHOST_VDPA_GET_CONFIG=0x8008af73
VHOST_VDPA_GET_CONFIG_SIZE=0x8004af79
VHOST_VDPA_GET_DEVICE_ID=0x8004af70
VHOST_VDPA_GET_IOVA_RANGE=0x8010af78
VHOST_VDPA_GET_STATUS=0x8001af71
VHOST_VDPA_GET_VQS_COUNT=0x8004af80
VHOST_VDPA_GET_VRING_GROUP=0xc008af7b
VHOST_VDPA_SET_CONFIG=0x4008af74
VHOST_VDPA_SET_CONFIG_CALL=0x4004af77
VHOST_VDPA_SET_GROUP_ASID=0x4008af7c
VHOST_VDPA_SET_STATUS=0x4001af72
VHOST_VDPA_SET_VRING_ENABLE=0x4008af75
VHOST_VDPA_SUSPEND=0xaf7d
VHOST_VSOCK_SET_GUEST_CID=0x4008af60
VHOST_VSOCK_SET_RUNNING=0x4004af61
VT_ACTIVATE=0x5606
VT_DISALLOCATE=0x5608
VT_GETHIFONTMASK=0x560d
VT_GETMODE=0x5601
VT_GETSTATE=0x5603
VT_LOCKSWITCH=0x560b
VT_OPENQRY=0x5600
VT_RELDISP=0x5605
VT_RESIZE=0x5609
VT_RESIZEX=0x560a
VT_SENDSIG=0x5604
VT_SETACTIVATE=0x560f
VT_SETMODE=0x5602
VT_UNLOCKSWITCH=0x560c
VT_WAITACTIVE=0x5607
VT_WAITEVENT=0x560e
WCONTINUED=8
WDIOC_GETBOOTSTATUS=0x80045702
WDIOC_GETPRETIMEOUT=0x80045709
WDIOC_GETSTATUS=0x80045701
WDIOC_GETSUPPORT=0x80285700
WDIOC_GETTEMP=0x80045703
WDIOC_GETTIMELEFT=0x8004570a
WDIOC_GETTIMEOUT=0x80045707
WDIOC_KEEPALIVE=0x80045705
WDIOC_SETOPTIONS=0x80045704
WDIOC_SETPRETIMEOUT=0xc0045708
WDIOC_SETTIMEOUT=0xc0045706
WEXITED=4
WHOLE_SECONDS=0x2000000
WNOHANG=1
WNOWAIT=0x1000000
WSTOPPED=2
WUNTRACED=2
W_OK=2
XATTR_BTRFS_PREFIX_LEN=6
XATTR_CAPS_SZ=24
XATTR_CAPS_SZ_1=12
XATTR_CAPS_SZ_2=20
XATTR_CAPS_SZ_3=24
XATTR_CREATE=1
XATTR_HURD_PREFIX_LEN=4
XATTR_MAC_OSX_PREFIX_LEN=4
XATTR_OS2_PREFIX_LEN=4
XATTR_REPLACE=2
XATTR_SECURITY_PREFIX_LEN=9
XATTR_SYSTEM_PREFIX_LEN=7
XATTR_TRUSTED_PREFIX_LEN=8
XATTR_USER_PREFIX_LEN=5
XENFS_SUPER_MAGIC=0xabba1974
XFS_SUPER_MAGIC=0x58465342
X_OK=1
ZONEFS_MAGIC=0x5a4f4653
__WALL=0x40000000
__WCLONE=0x80000000
__WNOTHREAD=0x20000000`,i386:`AUTOFS_IOC_SETTIMEOUT=0xc0049364
BLKBSZGET=0x80041270
BLKBSZSET=0x40041271
BLKGETSIZE64=0x80041272
BTRFS_IOC_DEV_REPLACE=0xca249435
BTRFS_IOC_ENCODED_READ=0x80789440
BTRFS_IOC_ENCODED_WRITE=0x40789440
BTRFS_IOC_GET_SUBVOL_INFO=0x81e8943c
BTRFS_IOC_SEND=0x40449426
BTRFS_IOC_SET_RECEIVED_SUBVOL=0xc0c09425
DMA_BUF_SET_NAME=0x40046201
EVIOCSFF=0x402c4580
FBIO_CURSOR=0xc0484608
FS_IOC_GETFLAGS=0x80046601
FS_IOC_GETVERSION=0x80047601
FS_IOC_SETFLAGS=0x40046602
FS_IOC_SETVERSION=0x40047602
F_GETLK64=12
F_SETLK64=13
F_SETLKW64=14
KVM_DEBUG_GUEST=0x404cae87
KVM_DIRTY_TLB=0x400caeaa
KVM_MEMORY_ENCRYPT_OP=0xc004aeba
KVM_S390_STORE_STATUS=0x4004ae95
KVM_S390_VCPU_FAULT=0x4004ae52
KVM_X86_SET_MSR_FILTER=0x4104aec6
NVME_IOCTL_SUBMIT_IO=0x402c4e42
PERF_EVENT_IOC_ID=0x80042407
PERF_EVENT_IOC_MODIFY_ATTRIBUTES=0x4004240b
PERF_EVENT_IOC_QUERY_BPF=0xc004240a
PERF_EVENT_IOC_SET_FILTER=0x40042406
PPPIOCGIDLE=0x8008743f
PPPIOCSACTIVE=0x40087446
PPPIOCSCOMPRESS=0x400c744d
PPPIOCSPASS=0x40087447
PR_SET_PTRACER_ANY=0xffffffff
RLIM_INFINITY=0xffffffff
RTC_EPOCH_READ=0x8004700d
RTC_EPOCH_SET=0x4004700e
RTC_IRQP_READ=0x8004700b
RTC_IRQP_SET=0x4004700c
RTC_PLL_GET=0x801c7011
RTC_PLL_SET=0x401c7012
SIGEV_PAD_SIZE=13
SNDRV_CTL_IOCTL_ELEM_LIST=0xc0485510
SNDRV_CTL_IOCTL_ELEM_READ=0xc2c45512
SNDRV_CTL_IOCTL_ELEM_WRITE=0xc2c45513
SNDRV_HWDEP_IOCTL_DSP_LOAD=0x40504803
SNDRV_PCM_IOCTL_CHANNEL_INFO=0x80104132
SNDRV_PCM_IOCTL_DELAY=0x80044121
SNDRV_PCM_IOCTL_FORWARD=0x40044149
SNDRV_PCM_IOCTL_HW_PARAMS=0xc25c4111
SNDRV_PCM_IOCTL_HW_REFINE=0xc25c4110
SNDRV_PCM_IOCTL_READI_FRAMES=0x800c4151
SNDRV_PCM_IOCTL_READN_FRAMES=0x800c4153
SNDRV_PCM_IOCTL_REWIND=0x40044146
SNDRV_PCM_IOCTL_STATUS=0x806c4120
SNDRV_PCM_IOCTL_STATUS_EXT=0xc06c4124
SNDRV_PCM_IOCTL_SW_PARAMS=0xc0684113
SNDRV_PCM_IOCTL_SYNC_PTR=0xc0844123
SNDRV_PCM_IOCTL_WRITEI_FRAMES=0x400c4150
SNDRV_PCM_IOCTL_WRITEN_FRAMES=0x400c4152
SNDRV_RAWMIDI_IOCTL_PARAMS=0xc0205710
SNDRV_RAWMIDI_IOCTL_STATUS=0xc0245720
SNDRV_TIMER_IOCTL_GINFO=0xc0e05403
SNDRV_TIMER_IOCTL_GPARAMS=0x403c5404
SNDRV_TIMER_IOCTL_GSTATUS=0xc0405405
SNDRV_TIMER_IOCTL_INFO=0x80e05411
SNDRV_TIMER_IOCTL_STATUS=0x80585414
TUNATTACHFILTER=0x400854d5
TUNDETACHFILTER=0x400854d6
TUNGETFILTER=0x800854db
UI_BEGIN_FF_UPLOAD=0xc06055c8
UI_END_FF_UPLOAD=0x406055c9
UI_SET_PHYS=0x4004556c
USBDEVFS_BULK=0xc0105502
USBDEVFS_CONTROL=0xc0105500
USBDEVFS_DISCSIGNAL=0x8008550e
USBDEVFS_IOCTL=0xc00c5512
USBDEVFS_REAPURB=0x4004550c
USBDEVFS_REAPURBNDELAY=0x4004550d
USBDEVFS_SUBMITURB=0x802c550a
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-PTRACE_ARCH_PRCTL`,x32:`AUTOFS_IOC_SETTIMEOUT=0xc0049364
BLKBSZGET=0x80041270
BLKBSZSET=0x40041271
BLKGETSIZE64=0x80041272
BTRFS_IOC_ENCODED_READ=0x80789440
BTRFS_IOC_ENCODED_WRITE=0x40789440
DMA_BUF_SET_NAME=0x40046201
EVIOCSFF=0x402c4580
FBIO_CURSOR=0xc0484608
FS_IOC_GETFLAGS=0x80046601
FS_IOC_GETVERSION=0x80047601
FS_IOC_SETFLAGS=0x40046602
FS_IOC_SETVERSION=0x40047602
F_GETLK64=12
F_SETLK64=13
F_SETLKW64=14
KVM_MEMORY_ENCRYPT_OP=0xc004aeba
KVM_S390_STORE_STATUS=0x4004ae95
KVM_S390_VCPU_FAULT=0x4004ae52
KVM_X86_SET_MSR_FILTER=0x4104aec6
PERF_EVENT_IOC_ID=0x80042407
PERF_EVENT_IOC_MODIFY_ATTRIBUTES=0x4004240b
PERF_EVENT_IOC_QUERY_BPF=0xc004240a
PERF_EVENT_IOC_SET_FILTER=0x40042406
PPPIOCSACTIVE=0x40087446
PPPIOCSCOMPRESS=0x400c744d
PPPIOCSPASS=0x40087447
PR_SET_PTRACER_ANY=0xffffffff
RLIM_INFINITY=0xffffffff
RTC_EPOCH_READ=0x8004700d
RTC_EPOCH_SET=0x4004700e
RTC_IRQP_READ=0x8004700b
RTC_IRQP_SET=0x4004700c
RTC_PLL_GET=0x801c7011
RTC_PLL_SET=0x401c7012
SIGEV_PAD_SIZE=13
SNDRV_CTL_IOCTL_ELEM_LIST=0xc0485510
SNDRV_CTL_IOCTL_ELEM_READ=0xc2c85512
SNDRV_CTL_IOCTL_ELEM_WRITE=0xc2c85513
SNDRV_HWDEP_IOCTL_DSP_LOAD=0x40504803
SNDRV_PCM_IOCTL_DELAY=0x80044121
SNDRV_PCM_IOCTL_FORWARD=0x40044149
SNDRV_PCM_IOCTL_HW_PARAMS=0xc25c4111
SNDRV_PCM_IOCTL_HW_REFINE=0xc25c4110
SNDRV_PCM_IOCTL_READI_FRAMES=0x800c4151
SNDRV_PCM_IOCTL_READN_FRAMES=0x800c4153
SNDRV_PCM_IOCTL_REWIND=0x40044146
SNDRV_PCM_IOCTL_STATUS=0x80804120
SNDRV_PCM_IOCTL_STATUS_EXT=0xc0804124
SNDRV_PCM_IOCTL_SW_PARAMS=0xc0684113
SNDRV_PCM_IOCTL_WRITEI_FRAMES=0x400c4150
SNDRV_PCM_IOCTL_WRITEN_FRAMES=0x400c4152
SNDRV_RAWMIDI_IOCTL_PARAMS=0xc0205710
SNDRV_RAWMIDI_IOCTL_STATUS=0xc0305720
SNDRV_TIMER_IOCTL_GINFO=0xc0e05403
SNDRV_TIMER_IOCTL_GPARAMS=0x403c5404
SNDRV_TIMER_IOCTL_GSTATUS=0xc0405405
SNDRV_TIMER_IOCTL_INFO=0x80e05411
TUNATTACHFILTER=0x400854d5
TUNDETACHFILTER=0x400854d6
TUNGETFILTER=0x800854db
UI_BEGIN_FF_UPLOAD=0xc06055c8
UI_END_FF_UPLOAD=0x406055c9
UI_SET_PHYS=0x4004556c
USBDEVFS_BULK=0xc0105502
USBDEVFS_CONTROL=0xc0105500
USBDEVFS_DISCSIGNAL=0x8008550e
USBDEVFS_IOCTL=0xc00c5512
USBDEVFS_REAPURB=0x4004550c
USBDEVFS_REAPURBNDELAY=0x4004550d
USBDEVFS_SUBMITURB=0x802c550a
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK`,aarch64:`KVM_ARM_MTE_COPY_TAGS=0x8030aeb4
KVM_ARM_PREFERRED_TARGET=0x8020aeaf
KVM_ARM_VCPU_INIT=0x4020aeae
KVM_GET_FPU=0x8000ae8c
KVM_GET_REGS=0x8360ae81
KVM_GET_SREGS=0x8000ae83
KVM_SET_FPU=0x4000ae8d
KVM_SET_GUEST_DEBUG=0x4208ae9b
KVM_SET_PMU_EVENT_FILTER=0x4008aeb2
KVM_SET_REGS=0x4360ae82
KVM_SET_SREGS=0x4000ae84
O_DIRECT=0x10000
O_DIRECTORY=0x4000
O_LARGEFILE=0x20000
O_NOFOLLOW=0x8000
O_TMPFILE=0x404000
PROT_BTI=16
PROT_MTE=32
PTRACE_PEEKMTETAGS=33
PTRACE_POKEMTETAGS=34
SIGSTKSZ=0x4000
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_CPUID
-ARCH_GET_FS
-ARCH_GET_GS
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_GET_XCOMP_GUEST_PERM
-ARCH_GET_XCOMP_PERM
-ARCH_GET_XCOMP_SUPP
-ARCH_MAP_VDSO_32
-ARCH_MAP_VDSO_64
-ARCH_MAP_VDSO_X32
-ARCH_REQ_XCOMP_GUEST_PERM
-ARCH_REQ_XCOMP_PERM
-ARCH_SET_CPUID
-ARCH_SET_FS
-ARCH_SET_GS
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-KVM_GET_CPUID2
-KVM_GET_DEBUGREGS
-KVM_GET_EMULATED_CPUID
-KVM_GET_LAPIC
-KVM_GET_MSRS
-KVM_GET_MSR_FEATURE_INDEX_LIST
-KVM_GET_MSR_INDEX_LIST
-KVM_GET_NESTED_STATE
-KVM_GET_PIT
-KVM_GET_PIT2
-KVM_GET_SREGS2
-KVM_GET_SUPPORTED_CPUID
-KVM_GET_SUPPORTED_HV_CPUID
-KVM_GET_XCRS
-KVM_GET_XSAVE
-KVM_GET_XSAVE2
-KVM_SET_CPUID
-KVM_SET_CPUID2
-KVM_SET_DEBUGREGS
-KVM_SET_LAPIC
-KVM_SET_MEMORY_ALIAS
-KVM_SET_MSRS
-KVM_SET_NESTED_STATE
-KVM_SET_PIT
-KVM_SET_PIT2
-KVM_SET_SREGS2
-KVM_SET_XCRS
-KVM_SET_XSAVE
-KVM_X86_SET_MCE
-KVM_X86_SET_MSR_FILTER
-KVM_XEN_HVM_CONFIG
-MAP_32BIT
-PTRACE_ARCH_PRCTL
-PTRACE_GETFPREGS
-PTRACE_GETFPXREGS
-PTRACE_GETREGS
-PTRACE_GET_THREAD_AREA
-PTRACE_OLDSETOPTIONS
-PTRACE_SETFPREGS
-PTRACE_SETFPXREGS
-PTRACE_SETREGS
-PTRACE_SET_THREAD_AREA
-PTRACE_SINGLEBLOCK
-SS_VECTOR`,arm:`AUTOFS_IOC_SETTIMEOUT=0xc0049364
BLKBSZGET=0x80041270
BLKBSZSET=0x40041271
BLKGETSIZE64=0x80041272
BTRFS_IOC_ENCODED_READ=0x80789440
BTRFS_IOC_ENCODED_WRITE=0x40789440
DMA_BUF_SET_NAME=0x40046201
EVIOCSFF=0x402c4580
FBIO_CURSOR=0xc0484608
FIOQSIZE=0x545e
FS_IOC_GETFLAGS=0x80046601
FS_IOC_GETVERSION=0x80047601
FS_IOC_SETFLAGS=0x40046602
FS_IOC_SETVERSION=0x40047602
F_GETLK64=12
F_SETLK64=13
F_SETLKW64=14
O_DIRECT=0x10000
O_DIRECTORY=0x4000
O_LARGEFILE=0x20000
O_NOFOLLOW=0x8000
O_TMPFILE=0x404000
PERF_EVENT_IOC_ID=0x80042407
PERF_EVENT_IOC_MODIFY_ATTRIBUTES=0x4004240b
PERF_EVENT_IOC_QUERY_BPF=0xc004240a
PERF_EVENT_IOC_SET_FILTER=0x40042406
PPPIOCGIDLE=0x8008743f
PPPIOCSACTIVE=0x40087446
PPPIOCSCOMPRESS=0x400c744d
PPPIOCSPASS=0x40087447
PR_SET_PTRACER_ANY=0xffffffff
PTRACE_GETCRUNCHREGS=25
PTRACE_GETFDPIC=31
PTRACE_GETFDPIC_EXEC=0
PTRACE_GETFDPIC_INTERP=1
PTRACE_GETHBPREGS=29
PTRACE_GETVFPREGS=27
PTRACE_GETWMMXREGS=18
PTRACE_GET_THREAD_AREA=22
PTRACE_SETCRUNCHREGS=26
PTRACE_SETHBPREGS=30
PTRACE_SETVFPREGS=28
PTRACE_SETWMMXREGS=19
PTRACE_SET_SYSCALL=23
RLIM_INFINITY=0xffffffff
RTC_EPOCH_READ=0x8004700d
RTC_EPOCH_SET=0x4004700e
RTC_IRQP_READ=0x8004700b
RTC_IRQP_SET=0x4004700c
RTC_PLL_GET=0x801c7011
RTC_PLL_SET=0x401c7012
SA_THIRTYTWO=0x2000000
SIGEV_PAD_SIZE=13
SIGSWI=32
SNDRV_CTL_IOCTL_ELEM_LIST=0xc0485510
SNDRV_CTL_IOCTL_ELEM_READ=0xc2c85512
SNDRV_CTL_IOCTL_ELEM_WRITE=0xc2c85513
SNDRV_HWDEP_IOCTL_DSP_LOAD=0x40504803
SNDRV_PCM_IOCTL_CHANNEL_INFO=0x80104132
SNDRV_PCM_IOCTL_DELAY=0x80044121
SNDRV_PCM_IOCTL_FORWARD=0x40044149
SNDRV_PCM_IOCTL_HW_PARAMS=0xc25c4111
SNDRV_PCM_IOCTL_HW_REFINE=0xc25c4110
SNDRV_PCM_IOCTL_READI_FRAMES=0x800c4151
SNDRV_PCM_IOCTL_READN_FRAMES=0x800c4153
SNDRV_PCM_IOCTL_REWIND=0x40044146
SNDRV_PCM_IOCTL_STATUS=0x806c4120
SNDRV_PCM_IOCTL_STATUS_EXT=0xc06c4124
SNDRV_PCM_IOCTL_SW_PARAMS=0xc0684113
SNDRV_PCM_IOCTL_SYNC_PTR=0xc0844123
SNDRV_PCM_IOCTL_WRITEI_FRAMES=0x400c4150
SNDRV_PCM_IOCTL_WRITEN_FRAMES=0x400c4152
SNDRV_RAWMIDI_IOCTL_PARAMS=0xc0205710
SNDRV_RAWMIDI_IOCTL_STATUS=0xc0245720
SNDRV_TIMER_IOCTL_GINFO=0xc0e05403
SNDRV_TIMER_IOCTL_GPARAMS=0x403c5404
SNDRV_TIMER_IOCTL_GSTATUS=0xc0405405
SNDRV_TIMER_IOCTL_INFO=0x80e05411
SNDRV_TIMER_IOCTL_STATUS=0x80585414
TUNATTACHFILTER=0x400854d5
TUNDETACHFILTER=0x400854d6
TUNGETFILTER=0x800854db
UI_BEGIN_FF_UPLOAD=0xc06055c8
UI_END_FF_UPLOAD=0x406055c9
UI_SET_PHYS=0x4004556c
USBDEVFS_BULK=0xc0105502
USBDEVFS_CONTROL=0xc0105500
USBDEVFS_DISCSIGNAL=0x8008550e
USBDEVFS_IOCTL=0xc00c5512
USBDEVFS_REAPURB=0x4004550c
USBDEVFS_REAPURBNDELAY=0x4004550d
USBDEVFS_SUBMITURB=0x802c550a
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_CPUID
-ARCH_GET_FS
-ARCH_GET_GS
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_GET_XCOMP_GUEST_PERM
-ARCH_GET_XCOMP_PERM
-ARCH_GET_XCOMP_SUPP
-ARCH_MAP_VDSO_32
-ARCH_MAP_VDSO_64
-ARCH_MAP_VDSO_X32
-ARCH_REQ_XCOMP_GUEST_PERM
-ARCH_REQ_XCOMP_PERM
-ARCH_SET_CPUID
-ARCH_SET_FS
-ARCH_SET_GS
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-KVM_ARM_SET_DEVICE_ADDR
-KVM_ARM_VCPU_FINALIZE
-KVM_ASSIGN_DEV_IRQ
-KVM_ASSIGN_IRQ
-KVM_ASSIGN_PCI_DEVICE
-KVM_ASSIGN_SET_INTX_MASK
-KVM_ASSIGN_SET_MSIX_ENTRY
-KVM_ASSIGN_SET_MSIX_NR
-KVM_CHECK_EXTENSION
-KVM_CLEAR_DIRTY_LOG
-KVM_CREATE_DEVICE
-KVM_CREATE_IRQCHIP
-KVM_CREATE_PIT
-KVM_CREATE_PIT2
-KVM_CREATE_VCPU
-KVM_CREATE_VM
-KVM_DEASSIGN_DEV_IRQ
-KVM_DEASSIGN_PCI_DEVICE
-KVM_DEBUG_GUEST
-KVM_DIRTY_TLB
-KVM_ENABLE_CAP
-KVM_GET_API_VERSION
-KVM_GET_CLOCK
-KVM_GET_CPUID2
-KVM_GET_DEBUGREGS
-KVM_GET_DEVICE_ATTR
-KVM_GET_DIRTY_LOG
-KVM_GET_EMULATED_CPUID
-KVM_GET_FPU
-KVM_GET_IRQCHIP
-KVM_GET_LAPIC
-KVM_GET_MP_STATE
-KVM_GET_MSRS
-KVM_GET_MSR_FEATURE_INDEX_LIST
-KVM_GET_MSR_INDEX_LIST
-KVM_GET_NESTED_STATE
-KVM_GET_NR_MMU_PAGES
-KVM_GET_ONE_REG
-KVM_GET_PIT
-KVM_GET_PIT2
-KVM_GET_REGS
-KVM_GET_REG_LIST
-KVM_GET_SREGS
-KVM_GET_SREGS2
-KVM_GET_STATS_FD
-KVM_GET_SUPPORTED_CPUID
-KVM_GET_SUPPORTED_HV_CPUID
-KVM_GET_TSC_KHZ
-KVM_GET_VCPU_EVENTS
-KVM_GET_VCPU_MMAP_SIZE
-KVM_GET_XCRS
-KVM_GET_XSAVE
-KVM_GET_XSAVE2
-KVM_HAS_DEVICE_ATTR
-KVM_HYPERV_EVENTFD
-KVM_INTERRUPT
-KVM_IOEVENTFD
-KVM_IRQFD
-KVM_IRQ_LINE
-KVM_IRQ_LINE_STATUS
-KVM_KVMCLOCK_CTRL
-KVM_MEMORY_ENCRYPT_OP
-KVM_MEMORY_ENCRYPT_REG_REGION
-KVM_MEMORY_ENCRYPT_UNREG_REGION
-KVM_NMI
-KVM_PPC_ALLOCATE_HTAB
-KVM_PPC_GET_PVINFO
-KVM_PPC_GET_SMMU_INFO
-KVM_PPC_RESIZE_HPT_COMMIT
-KVM_PPC_RESIZE_HPT_PREPARE
-KVM_PPC_SVM_OFF
-KVM_REGISTER_COALESCED_MMIO
-KVM_REINJECT_CONTROL
-KVM_RESET_DIRTY_RINGS
-KVM_RUN
-KVM_S390_CLEAR_RESET
-KVM_S390_ENABLE_SIE
-KVM_S390_GET_CMMA_BITS
-KVM_S390_GET_IRQ_STATE
-KVM_S390_GET_SKEYS
-KVM_S390_INITIAL_RESET
-KVM_S390_INTERRUPT
-KVM_S390_IRQ
-KVM_S390_MEM_OP
-KVM_S390_NORMAL_RESET
-KVM_S390_PV_COMMAND
-KVM_S390_PV_CPU_COMMAND
-KVM_S390_SET_CMMA_BITS
-KVM_S390_SET_INITIAL_PSW
-KVM_S390_SET_IRQ_STATE
-KVM_S390_SET_SKEYS
-KVM_S390_STORE_STATUS
-KVM_S390_UCAS_MAP
-KVM_S390_UCAS_UNMAP
-KVM_S390_VCPU_FAULT
-KVM_S390_ZPCI_OP
-KVM_SET_BOOT_CPU_ID
-KVM_SET_CLOCK
-KVM_SET_CPUID
-KVM_SET_CPUID2
-KVM_SET_DEBUGREGS
-KVM_SET_DEVICE_ATTR
-KVM_SET_FPU
-KVM_SET_GSI_ROUTING
-KVM_SET_GUEST_DEBUG
-KVM_SET_IDENTITY_MAP_ADDR
-KVM_SET_IRQCHIP
-KVM_SET_LAPIC
-KVM_SET_MEMORY_ALIAS
-KVM_SET_MEMORY_REGION
-KVM_SET_MP_STATE
-KVM_SET_MSRS
-KVM_SET_NESTED_STATE
-KVM_SET_NR_MMU_PAGES
-KVM_SET_ONE_REG
-KVM_SET_PIT
-KVM_SET_PIT2
-KVM_SET_PMU_EVENT_FILTER
-KVM_SET_REGS
-KVM_SET_SIGNAL_MASK
-KVM_SET_SREGS
-KVM_SET_SREGS2
-KVM_SET_TSC_KHZ
-KVM_SET_TSS_ADDR
-KVM_SET_USER_MEMORY_REGION
-KVM_SET_VAPIC_ADDR
-KVM_SET_VCPU_EVENTS
-KVM_SET_XCRS
-KVM_SET_XSAVE
-KVM_SIGNAL_MSI
-KVM_SMI
-KVM_TPR_ACCESS_REPORTING
-KVM_TRACE_DISABLE
-KVM_TRACE_ENABLE
-KVM_TRACE_PAUSE
-KVM_TRANSLATE
-KVM_UNREGISTER_COALESCED_MMIO
-KVM_X86_GET_MCE_CAP_SUPPORTED
-KVM_X86_SETUP_MCE
-KVM_X86_SET_MCE
-KVM_X86_SET_MSR_FILTER
-KVM_XEN_HVM_CONFIG
-KVM_XEN_HVM_EVTCHN_SEND
-KVM_XEN_HVM_GET_ATTR
-KVM_XEN_HVM_SET_ATTR
-KVM_XEN_VCPU_GET_ATTR
-KVM_XEN_VCPU_SET_ATTR
-MAP_32BIT
-PTRACE_ARCH_PRCTL
-PTRACE_GETFPXREGS
-PTRACE_SETFPXREGS
-PTRACE_SET_THREAD_AREA
-PTRACE_SINGLEBLOCK
-PTRACE_SYSEMU
-PTRACE_SYSEMU_SINGLESTEP
-SS_VECTOR`,riscv64:`KVM_GET_FPU=0x8000ae8c
KVM_GET_REGS=0x8000ae81
KVM_GET_SREGS=0x8000ae83
KVM_SET_FPU=0x4000ae8d
KVM_SET_GUEST_DEBUG=0x4008ae9b
KVM_SET_REGS=0x4000ae82
KVM_SET_SREGS=0x4000ae84
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_CPUID
-ARCH_GET_FS
-ARCH_GET_GS
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_GET_XCOMP_GUEST_PERM
-ARCH_GET_XCOMP_PERM
-ARCH_GET_XCOMP_SUPP
-ARCH_MAP_VDSO_32
-ARCH_MAP_VDSO_64
-ARCH_MAP_VDSO_X32
-ARCH_REQ_XCOMP_GUEST_PERM
-ARCH_REQ_XCOMP_PERM
-ARCH_SET_CPUID
-ARCH_SET_FS
-ARCH_SET_GS
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-KVM_GET_CPUID2
-KVM_GET_DEBUGREGS
-KVM_GET_EMULATED_CPUID
-KVM_GET_LAPIC
-KVM_GET_MSRS
-KVM_GET_MSR_FEATURE_INDEX_LIST
-KVM_GET_MSR_INDEX_LIST
-KVM_GET_NESTED_STATE
-KVM_GET_PIT
-KVM_GET_PIT2
-KVM_GET_SREGS2
-KVM_GET_SUPPORTED_CPUID
-KVM_GET_SUPPORTED_HV_CPUID
-KVM_GET_VCPU_EVENTS
-KVM_GET_XCRS
-KVM_GET_XSAVE
-KVM_GET_XSAVE2
-KVM_SET_CPUID
-KVM_SET_CPUID2
-KVM_SET_DEBUGREGS
-KVM_SET_LAPIC
-KVM_SET_MEMORY_ALIAS
-KVM_SET_MSRS
-KVM_SET_NESTED_STATE
-KVM_SET_PIT
-KVM_SET_PIT2
-KVM_SET_PMU_EVENT_FILTER
-KVM_SET_SREGS2
-KVM_SET_VCPU_EVENTS
-KVM_SET_XCRS
-KVM_SET_XSAVE
-KVM_X86_SET_MCE
-KVM_X86_SET_MSR_FILTER
-KVM_XEN_HVM_CONFIG
-MAP_32BIT
-PTRACE_ARCH_PRCTL
-PTRACE_GETFPREGS
-PTRACE_GETFPXREGS
-PTRACE_GETREGS
-PTRACE_GET_THREAD_AREA
-PTRACE_OLDSETOPTIONS
-PTRACE_SETFPREGS
-PTRACE_SETFPXREGS
-PTRACE_SETREGS
-PTRACE_SET_THREAD_AREA
-PTRACE_SINGLEBLOCK
-PTRACE_SYSEMU
-PTRACE_SYSEMU_SINGLESTEP
-SA_RESTORER
-SS_VECTOR`,ppc64le:`AUTOFS_IOC_ASKUMOUNT=0x40049370
AUTOFS_IOC_CATATONIC=0x20009362
AUTOFS_IOC_EXPIRE=0x410c9365
AUTOFS_IOC_EXPIRE_MULTI=0x80049366
AUTOFS_IOC_FAIL=0x20009361
AUTOFS_IOC_PROTOSUBVER=0x40049367
AUTOFS_IOC_PROTOVER=0x40049363
AUTOFS_IOC_READY=0x20009360
BLKALIGNOFF=0x2000127a
BLKBSZGET=0x40081270
BLKBSZSET=0x80081271
BLKCLOSEZONE=0x80101287
BLKDISCARD=0x20001277
BLKDISCARDZEROES=0x2000127c
BLKFINISHZONE=0x80101288
BLKFLSBUF=0x20001261
BLKFRAGET=0x20001265
BLKFRASET=0x20001264
BLKGETDISKSEQ=0x40081280
BLKGETNRZONES=0x40041285
BLKGETSIZE=0x20001260
BLKGETSIZE64=0x40081272
BLKGETZONESZ=0x40041284
BLKIOMIN=0x20001278
BLKIOOPT=0x20001279
BLKOPENZONE=0x80101286
BLKPBSZGET=0x2000127b
BLKPG=0x20001269
BLKRAGET=0x20001263
BLKRASET=0x20001262
BLKRESETZONE=0x80101283
BLKROGET=0x2000125e
BLKROSET=0x2000125d
BLKROTATIONAL=0x2000127e
BLKRRPART=0x2000125f
BLKSECDISCARD=0x2000127d
BLKSECTGET=0x20001267
BLKSECTSET=0x20001266
BLKSSZGET=0x20001268
BLKTRACESTART=0x20001274
BLKTRACESTOP=0x20001275
BLKTRACETEARDOWN=0x20001276
BLKZEROOUT=0x2000127f
BTRFS_IOC_ADD_DEV=0x9000940a
BTRFS_IOC_BALANCE=0x9000940c
BTRFS_IOC_BALANCE_CTL=0x80049421
BTRFS_IOC_BALANCE_PROGRESS=0x44009422
BTRFS_IOC_CLONE=0x80049409
BTRFS_IOC_CLONE_RANGE=0x8020940d
BTRFS_IOC_DEFAULT_SUBVOL=0x80089413
BTRFS_IOC_DEFRAG=0x90009402
BTRFS_IOC_DEFRAG_RANGE=0x80309410
BTRFS_IOC_DEVICES_READY=0x50009427
BTRFS_IOC_ENCODED_READ=0x40809440
BTRFS_IOC_ENCODED_WRITE=0x80809440
BTRFS_IOC_FORGET_DEV=0x90009405
BTRFS_IOC_FS_INFO=0x4400941f
BTRFS_IOC_GET_FEATURES=0x40189439
BTRFS_IOC_GET_FSLABEL=0x41009431
BTRFS_IOC_GET_SUBVOL_INFO=0x41f8943c
BTRFS_IOC_GET_SUPPORTED_FEATURES=0x40489439
BTRFS_IOC_QGROUP_ASSIGN=0x80189429
BTRFS_IOC_QGROUP_CREATE=0x8010942a
BTRFS_IOC_QGROUP_LIMIT=0x4030942b
BTRFS_IOC_QUOTA_RESCAN=0x8040942c
BTRFS_IOC_QUOTA_RESCAN_STATUS=0x4040942d
BTRFS_IOC_QUOTA_RESCAN_WAIT=0x2000942e
BTRFS_IOC_RESIZE=0x90009403
BTRFS_IOC_RM_DEV=0x9000940b
BTRFS_IOC_RM_DEV_V2=0x9000943a
BTRFS_IOC_SCAN_DEV=0x90009404
BTRFS_IOC_SCRUB_CANCEL=0x2000941c
BTRFS_IOC_SEND=0x80489426
BTRFS_IOC_SET_FEATURES=0x80309439
BTRFS_IOC_SET_FSLABEL=0x81009432
BTRFS_IOC_SNAP_CREATE=0x90009401
BTRFS_IOC_SNAP_CREATE_V2=0x90009417
BTRFS_IOC_SNAP_DESTROY=0x9000940f
BTRFS_IOC_SNAP_DESTROY_V2=0x9000943f
BTRFS_IOC_START_SYNC=0x40089418
BTRFS_IOC_SUBVOL_CREATE=0x9000940e
BTRFS_IOC_SUBVOL_CREATE_V2=0x90009418
BTRFS_IOC_SUBVOL_GETFLAGS=0x40089419
BTRFS_IOC_SUBVOL_SETFLAGS=0x8008941a
BTRFS_IOC_SYNC=0x20009408
BTRFS_IOC_TRANS_END=0x20009407
BTRFS_IOC_TRANS_START=0x20009406
BTRFS_IOC_WAIT_SYNC=0x80089416
DMA_BUF_IOCTL_IMPORT_SYNC_FILE=0x80086203
DMA_BUF_IOCTL_SYNC=0x80086200
DMA_BUF_SET_NAME=0x80086201
DMA_BUF_SET_NAME_A=0x80046201
DMA_BUF_SET_NAME_B=0x80086201
EDEADLOCK=58
EVIOCGEFFECTS=0x40044584
EVIOCGID=0x40084502
EVIOCGKEYCODE=0x40084504
EVIOCGKEYCODE_V2=0x40284504
EVIOCGMASK=0x40104592
EVIOCGRAB=0x80044590
EVIOCGREP=0x40084503
EVIOCGVERSION=0x40044501
EVIOCREVOKE=0x80044591
EVIOCRMFF=0x80044581
EVIOCSCLOCKID=0x800445a0
EVIOCSFF=0x80304580
EVIOCSKEYCODE=0x80084504
EVIOCSKEYCODE_V2=0x80284504
EVIOCSMASK=0x80104593
EVIOCSREP=0x80084503
FBIOGET_VBLANK=0x40204612
FBIO_WAITFORVSYNC=0x80044620
FIBMAP=0x20000001
FICLONE=0x80049409
FICLONERANGE=0x8020940d
FIOASYNC=0x8004667d
FIOCLEX=0x20006601
FIONBIO=0x8004667e
FIONCLEX=0x20006602
FIONREAD=0x4004667f
FIOQSIZE=0x40086680
FS_IOC32_GETFLAGS=0x40046601
FS_IOC32_GETVERSION=0x40047601
FS_IOC32_SETFLAGS=0x80046602
FS_IOC32_SETVERSION=0x80047602
FS_IOC_ENABLE_VERITY=0x80806685
FS_IOC_FSGETXATTR=0x401c581f
FS_IOC_FSSETXATTR=0x801c5820
FS_IOC_GETFLAGS=0x40086601
FS_IOC_GETFSLABEL=0x41009431
FS_IOC_GETVERSION=0x40087601
FS_IOC_GET_ENCRYPTION_NONCE=0x4010661b
FS_IOC_GET_ENCRYPTION_POLICY=0x800c6615
FS_IOC_GET_ENCRYPTION_PWSALT=0x80106614
FS_IOC_SETFLAGS=0x80086602
FS_IOC_SETFSLABEL=0x81009432
FS_IOC_SETVERSION=0x80087602
FS_IOC_SET_ENCRYPTION_POLICY=0x400c6613
FUSE_DEV_IOC_CLONE=0x4004e500
GPIO_GET_CHIPINFO_IOCTL=0x4044b401
HIDIOCGRAWINFO=0x40084803
HIDIOCGRDESC=0x50044802
HIDIOCGRDESCSIZE=0x40044801
JSIOCGAXES=0x40016a11
JSIOCGAXMAP=0x40406a32
JSIOCGBTNMAP=0x44006a34
JSIOCGBUTTONS=0x40016a12
JSIOCGCORR=0x40246a22
JSIOCGVERSION=0x40046a01
JSIOCSAXMAP=0x80406a31
JSIOCSBTNMAP=0x84006a33
JSIOCSCORR=0x80246a21
KVM_ALLOCATE_RMA=0x4008aea9
KVM_ARM_SET_DEVICE_ADDR=0x8010aeab
KVM_ARM_VCPU_FINALIZE=0x8004aec2
KVM_ASSIGN_DEV_IRQ=0x8040ae70
KVM_ASSIGN_IRQ=0x4040ae70
KVM_ASSIGN_PCI_DEVICE=0x4040ae69
KVM_ASSIGN_SET_INTX_MASK=0x8040aea4
KVM_ASSIGN_SET_MSIX_ENTRY=0x8010ae74
KVM_ASSIGN_SET_MSIX_NR=0x8008ae73
KVM_CHECK_EXTENSION=0x2000ae03
KVM_CREATE_IRQCHIP=0x2000ae60
KVM_CREATE_PIT=0x2000ae64
KVM_CREATE_PIT2=0x8040ae77
KVM_CREATE_SPAPR_TCE=0x8010aea8
KVM_CREATE_SPAPR_TCE_64=0x8020aea8
KVM_CREATE_VCPU=0x2000ae41
KVM_CREATE_VM=0x2000ae01
KVM_DEASSIGN_DEV_IRQ=0x8040ae75
KVM_DEASSIGN_PCI_DEVICE=0x8040ae72
KVM_DEBUG_GUEST=0x8050ae87
KVM_DIRTY_TLB=0x8010aeaa
KVM_ENABLE_CAP=0x8068aea3
KVM_GET_API_VERSION=0x2000ae00
KVM_GET_CLOCK=0x4030ae7c
KVM_GET_DEVICE_ATTR=0x8018aee2
KVM_GET_DIRTY_LOG=0x8010ae42
KVM_GET_FPU=0x4100ae8c
KVM_GET_MP_STATE=0x4004ae98
KVM_GET_NR_MMU_PAGES=0x2000ae45
KVM_GET_ONE_REG=0x8010aeab
KVM_GET_REGS=0x4188ae81
KVM_GET_SREGS=0x44d0ae83
KVM_GET_STATS_FD=0x2000aece
KVM_GET_TSC_KHZ=0x2000aea3
KVM_GET_VCPU_MMAP_SIZE=0x2000ae04
KVM_HAS_DEVICE_ATTR=0x8018aee3
KVM_HYPERV_EVENTFD=0x8018aebd
KVM_INTERRUPT=0x8004ae86
KVM_IOEVENTFD=0x8040ae79
KVM_IRQFD=0x8020ae76
KVM_IRQ_LINE=0x8008ae61
KVM_KVMCLOCK_CTRL=0x2000aead
KVM_MEMORY_ENCRYPT_REG_REGION=0x4010aebb
KVM_MEMORY_ENCRYPT_UNREG_REGION=0x4010aebc
KVM_NMI=0x2000ae9a
KVM_PPC_CONFIGURE_V3_MMU=0x8010aeaf
KVM_PPC_GET_CPU_CHAR=0x4020aeb1
KVM_PPC_GET_HTAB_FD=0x8020aeaa
KVM_PPC_GET_PVINFO=0x8080aea1
KVM_PPC_GET_RMMU_INFO=0x8060aeb0
KVM_PPC_GET_SMMU_INFO=0x4250aea6
KVM_PPC_RESIZE_HPT_COMMIT=0x4010aeae
KVM_PPC_RESIZE_HPT_PREPARE=0x4010aead
KVM_PPC_RTAS_DEFINE_TOKEN=0x8080aeac
KVM_PPC_SVM_OFF=0x2000aeb3
KVM_REGISTER_COALESCED_MMIO=0x8010ae67
KVM_REINJECT_CONTROL=0x2000ae71
KVM_RESET_DIRTY_RINGS=0x2000aec7
KVM_RUN=0x2000ae80
KVM_S390_CLEAR_RESET=0x2000aec4
KVM_S390_ENABLE_SIE=0x2000ae06
KVM_S390_GET_IRQ_STATE=0x8020aeb6
KVM_S390_GET_SKEYS=0x8040aeb2
KVM_S390_INITIAL_RESET=0x2000ae97
KVM_S390_INTERRUPT=0x8010ae94
KVM_S390_IRQ=0x8048aeb4
KVM_S390_MEM_OP=0x8040aeb1
KVM_S390_NORMAL_RESET=0x2000aec3
KVM_S390_SET_CMMA_BITS=0x8020aeb9
KVM_S390_SET_INITIAL_PSW=0x8010ae96
KVM_S390_SET_IRQ_STATE=0x8020aeb5
KVM_S390_SET_SKEYS=0x8040aeb3
KVM_S390_STORE_STATUS=0x8008ae95
KVM_S390_UCAS_MAP=0x8018ae50
KVM_S390_UCAS_UNMAP=0x8018ae51
KVM_S390_VCPU_FAULT=0x8008ae52
KVM_S390_ZPCI_OP=0x8048aed1
KVM_SET_BOOT_CPU_ID=0x2000ae78
KVM_SET_CLOCK=0x8030ae7b
KVM_SET_DEVICE_ATTR=0x8018aee1
KVM_SET_FPU=0x8100ae8d
KVM_SET_GSI_ROUTING=0x8008ae6a
KVM_SET_GUEST_DEBUG=0x8108ae9b
KVM_SET_IDENTITY_MAP_ADDR=0x8008ae48
KVM_SET_IRQCHIP=0x4208ae63
KVM_SET_MEMORY_REGION=0x8018ae40
KVM_SET_MP_STATE=0x8004ae99
KVM_SET_NR_MMU_PAGES=0x2000ae44
KVM_SET_ONE_REG=0x8010aeac
KVM_SET_REGS=0x8188ae82
KVM_SET_SIGNAL_MASK=0x8004ae8b
KVM_SET_SREGS=0x84d0ae84
KVM_SET_TSC_KHZ=0x2000aea2
KVM_SET_TSS_ADDR=0x2000ae47
KVM_SET_USER_MEMORY_REGION=0x8020ae46
KVM_SET_VAPIC_ADDR=0x8008ae93
KVM_SIGNAL_MSI=0x8020aea5
KVM_SMI=0x2000aeb7
KVM_TRACE_DISABLE=0x2000ae08
KVM_TRACE_ENABLE=0x8008ae06
KVM_TRACE_PAUSE=0x2000ae07
KVM_UNREGISTER_COALESCED_MMIO=0x8010ae68
KVM_X86_GET_MCE_CAP_SUPPORTED=0x4008ae9d
KVM_X86_SETUP_MCE=0x8008ae9c
KVM_XEN_HVM_EVTCHN_SEND=0x800caed0
KVM_XEN_HVM_SET_ATTR=0x8048aec9
KVM_XEN_VCPU_SET_ATTR=0x8048aecb
MAP_LOCKED=128
MAP_NORESERVE=64
MAP_RENAME=32
MCL_CURRENT=0x2000
MCL_FUTURE=0x4000
MCL_ONFAULT=0x8000
NBD_CLEAR_QUE=0x2000ab05
NBD_CLEAR_SOCK=0x2000ab04
NBD_DISCONNECT=0x2000ab08
NBD_DO_IT=0x2000ab03
NBD_PRINT_DEBUG=0x2000ab06
NBD_SET_BLKSIZE=0x2000ab01
NBD_SET_FLAGS=0x2000ab0a
NBD_SET_SIZE=0x2000ab02
NBD_SET_SIZE_BLOCKS=0x2000ab07
NBD_SET_SOCK=0x2000ab00
NBD_SET_TIMEOUT=0x2000ab09
NS_GET_NSTYPE=0x2000b703
NS_GET_OWNER_UID=0x2000b704
NS_GET_PARENT=0x2000b702
NS_GET_USERNS=0x2000b701
NVME_IOCTL_ID=0x20004e40
NVME_IOCTL_RESCAN=0x20004e46
NVME_IOCTL_RESET=0x20004e44
NVME_IOCTL_SUBMIT_IO=0x80304e42
NVME_IOCTL_SUBSYS_RESET=0x20004e45
O_DIRECT=0x20000
O_DIRECTORY=0x4000
O_LARGEFILE=0x10000
O_NOFOLLOW=0x8000
O_TMPFILE=0x404000
PERF_EVENT_IOC_DISABLE=0x20002401
PERF_EVENT_IOC_ENABLE=0x20002400
PERF_EVENT_IOC_ID=0x40082407
PERF_EVENT_IOC_MODIFY_ATTRIBUTES=0x8008240b
PERF_EVENT_IOC_PAUSE_OUTPUT=0x80042409
PERF_EVENT_IOC_PERIOD=0x80082404
PERF_EVENT_IOC_REFRESH=0x20002402
PERF_EVENT_IOC_RESET=0x20002403
PERF_EVENT_IOC_SET_BPF=0x80042408
PERF_EVENT_IOC_SET_FILTER=0x80082406
PERF_EVENT_IOC_SET_OUTPUT=0x20002405
PKEY_ACCESS_MASK=7
PKEY_DISABLE_EXECUTE=4
PPPIOCATTACH=0x8004743d
PPPIOCATTCHAN=0x80047438
PPPIOCBRIDGECHAN=0x80047435
PPPIOCCONNECT=0x8004743a
PPPIOCDETACH=0x8004743c
PPPIOCDISCONN=0x20007439
PPPIOCGASYNCMAP=0x40047458
PPPIOCGCHAN=0x40047437
PPPIOCGDEBUG=0x40047441
PPPIOCGFLAGS=0x4004745a
PPPIOCGIDLE=0x4010743f
PPPIOCGIDLE32=0x4008743f
PPPIOCGIDLE64=0x4010743f
PPPIOCGL2TPSTATS=0x40487436
PPPIOCGMRU=0x40047453
PPPIOCGRASYNCMAP=0x40047455
PPPIOCGUNIT=0x40047456
PPPIOCGXASYNCMAP=0x40207450
PPPIOCSACTIVE=0x80107446
PPPIOCSASYNCMAP=0x80047457
PPPIOCSCOMPRESS=0x8010744d
PPPIOCSDEBUG=0x80047440
PPPIOCSFLAGS=0x80047459
PPPIOCSMAXCID=0x80047451
PPPIOCSMRRU=0x8004743b
PPPIOCSMRU=0x80047452
PPPIOCSNPMODE=0x8008744b
PPPIOCSPASS=0x80107447
PPPIOCSRASYNCMAP=0x80047454
PPPIOCSXASYNCMAP=0x8020744f
PPPIOCUNBRIDGECHAN=0x20007434
PPPIOCXFERUNIT=0x2000744e
PROT_SAO=16
PTRACE_GETEVRREGS=20
PTRACE_GETREGS64=22
PTRACE_GETVRREGS=18
PTRACE_GETVSRREGS=27
PTRACE_GET_DEBUGREG=25
PTRACE_SETEVRREGS=21
PTRACE_SETREGS64=23
PTRACE_SETVRREGS=19
PTRACE_SETVSRREGS=28
PTRACE_SET_DEBUGREG=26
PTRACE_SINGLEBLOCK=256
PTRACE_SYSEMU=29
PTRACE_SYSEMU_SINGLESTEP=30
RTC_AIE_OFF=0x20007002
RTC_AIE_ON=0x20007001
RTC_ALM_READ=0x40247008
RTC_ALM_SET=0x80247007
RTC_EPOCH_READ=0x4008700d
RTC_EPOCH_SET=0x8008700e
RTC_IRQP_READ=0x4008700b
RTC_IRQP_SET=0x8008700c
RTC_PARAM_GET=0x80187013
RTC_PARAM_SET=0x80187014
RTC_PIE_OFF=0x20007006
RTC_PIE_ON=0x20007005
RTC_PLL_GET=0x40207011
RTC_PLL_SET=0x80207012
RTC_RD_TIME=0x40247009
RTC_SET_TIME=0x8024700a
RTC_UIE_OFF=0x20007004
RTC_UIE_ON=0x20007003
RTC_VL_CLR=0x20007014
RTC_VL_READ=0x40047013
RTC_WIE_OFF=0x20007010
RTC_WIE_ON=0x2000700f
RTC_WKALM_RD=0x40287010
RTC_WKALM_SET=0x8028700f
SECCOMP_IOCTL_NOTIF_ADDFD=0x80182103
SECCOMP_IOCTL_NOTIF_ID_VALID=0x80082102
SIGSTKSZ=0x8000
SIOCGSTAMPNS_NEW=0x40108907
SIOCGSTAMP_NEW=0x40108906
SIOCINQ=0x4004667f
SIOCOUTQ=0x40047473
SNAPSHOT_ALLOC_SWAP_PAGE=0x40083314
SNAPSHOT_ATOMIC_RESTORE=0x20003304
SNAPSHOT_AVAIL_SWAP_SIZE=0x40083313
SNAPSHOT_CREATE_IMAGE=0x80043311
SNAPSHOT_FREE=0x20003305
SNAPSHOT_FREEZE=0x20003301
SNAPSHOT_FREE_SWAP_PAGES=0x20003309
SNAPSHOT_GET_IMAGE_SIZE=0x4008330e
SNAPSHOT_PLATFORM_SUPPORT=0x2000330f
SNAPSHOT_POWER_OFF=0x20003310
SNAPSHOT_PREF_IMAGE_SIZE=0x20003312
SNAPSHOT_S2RAM=0x2000330b
SNAPSHOT_SET_SWAP_AREA=0x800c330d
SNAPSHOT_UNFREEZE=0x20003302
SNDRV_CTL_IOCTL_CARD_INFO=0x41785501
SNDRV_CTL_IOCTL_ELEM_LOCK=0x80405514
SNDRV_CTL_IOCTL_ELEM_UNLOCK=0x80405515
SNDRV_CTL_IOCTL_HWDEP_INFO=0x40dc5521
SNDRV_CTL_IOCTL_PCM_NEXT_DEVICE=0x40045530
SNDRV_CTL_IOCTL_PCM_PREFER_SUBDEVICE=0x80045532
SNDRV_CTL_IOCTL_POWER_STATE=0x400455d1
SNDRV_CTL_IOCTL_PVERSION=0x40045500
SNDRV_CTL_IOCTL_RAWMIDI_PREFER_SUBDEVICE=0x80045542
SNDRV_HWDEP_IOCTL_DSP_LOAD=0x80604803
SNDRV_HWDEP_IOCTL_DSP_STATUS=0x40404802
SNDRV_HWDEP_IOCTL_INFO=0x40dc4801
SNDRV_HWDEP_IOCTL_PVERSION=0x40044800
SNDRV_PCM_IOCTL_CHANNEL_INFO=0x40184132
SNDRV_PCM_IOCTL_DELAY=0x40084121
SNDRV_PCM_IOCTL_DRAIN=0x20004144
SNDRV_PCM_IOCTL_DROP=0x20004143
SNDRV_PCM_IOCTL_FORWARD=0x80084149
SNDRV_PCM_IOCTL_HWSYNC=0x20004122
SNDRV_PCM_IOCTL_HW_FREE=0x20004112
SNDRV_PCM_IOCTL_INFO=0x41204101
SNDRV_PCM_IOCTL_LINK=0x80044160
SNDRV_PCM_IOCTL_PAUSE=0x80044145
SNDRV_PCM_IOCTL_PREPARE=0x20004140
SNDRV_PCM_IOCTL_PVERSION=0x40044100
SNDRV_PCM_IOCTL_READI_FRAMES=0x40184151
SNDRV_PCM_IOCTL_READN_FRAMES=0x40184153
SNDRV_PCM_IOCTL_RESET=0x20004141
SNDRV_PCM_IOCTL_RESUME=0x20004147
SNDRV_PCM_IOCTL_REWIND=0x80084146
SNDRV_PCM_IOCTL_START=0x20004142
SNDRV_PCM_IOCTL_STATUS=0x40984120
SNDRV_PCM_IOCTL_TSTAMP=0x80044102
SNDRV_PCM_IOCTL_TTSTAMP=0x80044103
SNDRV_PCM_IOCTL_UNLINK=0x20004161
SNDRV_PCM_IOCTL_USER_PVERSION=0x80044104
SNDRV_PCM_IOCTL_WRITEI_FRAMES=0x80184150
SNDRV_PCM_IOCTL_WRITEN_FRAMES=0x80184152
SNDRV_PCM_IOCTL_XRUN=0x20004148
SNDRV_RAWMIDI_IOCTL_DRAIN=0x80045731
SNDRV_RAWMIDI_IOCTL_DROP=0x80045730
SNDRV_RAWMIDI_IOCTL_INFO=0x410c5701
SNDRV_RAWMIDI_IOCTL_PVERSION=0x40045700
SNDRV_RAWMIDI_IOCTL_USER_PVERSION=0x80045702
SNDRV_TIMER_IOCTL_CONTINUE=0x200054a2
SNDRV_TIMER_IOCTL_GPARAMS=0x80485404
SNDRV_TIMER_IOCTL_INFO=0x40e85411
SNDRV_TIMER_IOCTL_PARAMS=0x80505412
SNDRV_TIMER_IOCTL_PAUSE=0x200054a3
SNDRV_TIMER_IOCTL_PVERSION=0x40045400
SNDRV_TIMER_IOCTL_SELECT=0x80345410
SNDRV_TIMER_IOCTL_START=0x200054a0
SNDRV_TIMER_IOCTL_STATUS=0x40605414
SNDRV_TIMER_IOCTL_STOP=0x200054a1
SNDRV_TIMER_IOCTL_TREAD=0x80045402
SNDRV_TIMER_IOCTL_TREAD64=0x800454a4
SNDRV_TIMER_IOCTL_TREAD_OLD=0x80045402
SO_PASSCRED=20
SO_PEERCRED=21
SO_RCVLOWAT=16
SO_RCVTIMEO=18
SO_RCVTIMEO_OLD=18
SO_SNDLOWAT=17
SO_SNDTIMEO=19
SO_SNDTIMEO_OLD=19
SPI_IOC_RD_BITS_PER_WORD=0x40016b03
SPI_IOC_RD_LSB_FIRST=0x40016b02
SPI_IOC_RD_MAX_SPEED_HZ=0x40046b04
SPI_IOC_RD_MODE=0x40016b01
SPI_IOC_RD_MODE32=0x40046b05
SPI_IOC_WR_BITS_PER_WORD=0x80016b03
SPI_IOC_WR_LSB_FIRST=0x80016b02
SPI_IOC_WR_MAX_SPEED_HZ=0x80046b04
SPI_IOC_WR_MODE=0x80016b01
SPI_IOC_WR_MODE32=0x80046b05
TCFLSH=0x2000741f
TCGETA=0x40147417
TCGETS=0x402c7413
TCSBRK=0x2000741d
TCSETA=0x80147418
TCSETAF=0x8014741c
TCSETAW=0x80147419
TCSETS=0x802c7414
TCSETSF=0x802c7416
TCSETSW=0x802c7415
TCXONC=0x2000741e
TFD_IOC_SET_TICKS=0x80085400
TIOCGDEV=0x40045432
TIOCGETC=0x40067412
TIOCGETP=0x40067408
TIOCGEXCL=0x40045440
TIOCGISO7816=0x40285442
TIOCGLTC=0x40067474
TIOCGPGRP=0x40047477
TIOCGPKT=0x40045438
TIOCGPTLCK=0x40045439
TIOCGPTN=0x40045430
TIOCGPTPEER=0x20005441
TIOCGWINSZ=0x40087468
TIOCINQ=0x4004667f
TIOCOUTQ=0x40047473
TIOCSETC=0x80067411
TIOCSETN=0x8006740a
TIOCSETP=0x80067409
TIOCSIG=0x80045436
TIOCSLTC=0x80067475
TIOCSPGRP=0x80047476
TIOCSPTLCK=0x80045431
TIOCSTART=0x2000746e
TIOCSTOP=0x2000746f
TIOCSWINSZ=0x80087467
TUNATTACHFILTER=0x801054d5
TUNDETACHFILTER=0x801054d6
TUNGETDEVNETNS=0x200054e3
TUNGETFEATURES=0x400454cf
TUNGETFILTER=0x401054db
TUNGETIFF=0x400454d2
TUNGETSNDBUF=0x400454d3
TUNGETVNETBE=0x400454df
TUNGETVNETHDRSZ=0x400454d7
TUNGETVNETLE=0x400454dd
TUNSETCARRIER=0x800454e2
TUNSETDEBUG=0x800454c9
TUNSETFILTEREBPF=0x400454e1
TUNSETGROUP=0x800454ce
TUNSETIFF=0x800454ca
TUNSETIFINDEX=0x800454da
TUNSETLINK=0x800454cd
TUNSETNOCSUM=0x800454c8
TUNSETOFFLOAD=0x800454d0
TUNSETOWNER=0x800454cc
TUNSETPERSIST=0x800454cb
TUNSETQUEUE=0x800454d9
TUNSETSNDBUF=0x800454d4
TUNSETSTEERINGEBPF=0x400454e0
TUNSETTXFILTER=0x800454d1
TUNSETVNETBE=0x800454de
TUNSETVNETHDRSZ=0x800454d8
TUNSETVNETLE=0x800454dc
UDMABUF_CREATE=0x80187542
UDMABUF_CREATE_LIST=0x80087543
UFFDIO_UNREGISTER=0x4010aa01
UFFDIO_WAKE=0x4010aa02
UI_ABS_SETUP=0x801c5504
UI_DEV_CREATE=0x20005501
UI_DEV_DESTROY=0x20005502
UI_DEV_SETUP=0x805c5503
UI_END_FF_ERASE=0x800c55cb
UI_END_FF_UPLOAD=0x806855c9
UI_GET_VERSION=0x4004552d
UI_SET_ABSBIT=0x80045567
UI_SET_EVBIT=0x80045564
UI_SET_FFBIT=0x8004556b
UI_SET_KEYBIT=0x80045565
UI_SET_LEDBIT=0x80045569
UI_SET_MSCBIT=0x80045568
UI_SET_PHYS=0x8008556c
UI_SET_PROPBIT=0x8004556e
UI_SET_RELBIT=0x80045566
UI_SET_SNDBIT=0x8004556a
UI_SET_SWBIT=0x8004556d
USBDEVFS_ALLOC_STREAMS=0x4008551c
USBDEVFS_ALLOW_SUSPEND=0x20005522
USBDEVFS_CLAIMINTERFACE=0x4004550f
USBDEVFS_CLAIM_PORT=0x40045518
USBDEVFS_CLEAR_HALT=0x40045515
USBDEVFS_CONNECT=0x20005517
USBDEVFS_CONNECTINFO=0x80085511
USBDEVFS_DISCARDURB=0x2000550b
USBDEVFS_DISCONNECT=0x20005516
USBDEVFS_DISCONNECT_CLAIM=0x4108551b
USBDEVFS_DISCSIGNAL=0x4010550e
USBDEVFS_DROP_PRIVILEGES=0x8004551e
USBDEVFS_FORBID_SUSPEND=0x20005521
USBDEVFS_FREE_STREAMS=0x4008551d
USBDEVFS_GETDRIVER=0x81045508
USBDEVFS_GET_CAPABILITIES=0x4004551a
USBDEVFS_GET_SPEED=0x2000551f
USBDEVFS_HUB_PORTINFO=0x40805513
USBDEVFS_REAPURB=0x8008550c
USBDEVFS_REAPURB32=0x8004550c
USBDEVFS_REAPURBNDELAY=0x8008550d
USBDEVFS_REAPURBNDELAY32=0x8004550d
USBDEVFS_RELEASEINTERFACE=0x40045510
USBDEVFS_RELEASE_PORT=0x40045519
USBDEVFS_RESET=0x20005514
USBDEVFS_RESETEP=0x40045503
USBDEVFS_SETCONFIGURATION=0x40045505
USBDEVFS_SETINTERFACE=0x40085504
USBDEVFS_SUBMITURB=0x4038550a
USBDEVFS_WAIT_FOR_RESUME=0x20005523
VFIO_CHECK_EXTENSION=0x20003b65
VFIO_DEVICE_FEATURE=0x20003b75
VFIO_DEVICE_GET_GFX_DMABUF=0x20003b73
VFIO_DEVICE_GET_INFO=0x20003b6b
VFIO_DEVICE_GET_IRQ_INFO=0x20003b6d
VFIO_DEVICE_GET_PCI_HOT_RESET_INFO=0x20003b70
VFIO_DEVICE_GET_REGION_INFO=0x20003b6c
VFIO_DEVICE_IOEVENTFD=0x20003b74
VFIO_DEVICE_PCI_HOT_RESET=0x20003b71
VFIO_DEVICE_QUERY_GFX_PLANE=0x20003b72
VFIO_DEVICE_RESET=0x20003b6f
VFIO_DEVICE_SET_IRQS=0x20003b6e
VFIO_EEH_PE_OP=0x20003b79
VFIO_GET_API_VERSION=0x20003b64
VFIO_GROUP_GET_DEVICE_FD=0x20003b6a
VFIO_GROUP_GET_STATUS=0x20003b67
VFIO_GROUP_SET_CONTAINER=0x20003b68
VFIO_GROUP_UNSET_CONTAINER=0x20003b69
VFIO_IOMMU_DIRTY_PAGES=0x20003b75
VFIO_IOMMU_DISABLE=0x20003b74
VFIO_IOMMU_ENABLE=0x20003b73
VFIO_IOMMU_GET_INFO=0x20003b70
VFIO_IOMMU_MAP_DMA=0x20003b71
VFIO_IOMMU_SPAPR_REGISTER_MEMORY=0x20003b75
VFIO_IOMMU_SPAPR_TCE_CREATE=0x20003b77
VFIO_IOMMU_SPAPR_TCE_GET_INFO=0x20003b70
VFIO_IOMMU_SPAPR_TCE_REMOVE=0x20003b78
VFIO_IOMMU_SPAPR_UNREGISTER_MEMORY=0x20003b76
VFIO_IOMMU_UNMAP_DMA=0x20003b72
VFIO_SET_IOMMU=0x20003b66
VHOST_GET_BACKEND_FEATURES=0x4008af26
VHOST_GET_FEATURES=0x4008af00
VHOST_GET_VRING_BUSYLOOP_TIMEOUT=0x8008af24
VHOST_GET_VRING_ENDIAN=0x8008af14
VHOST_NET_SET_BACKEND=0x8008af30
VHOST_RESET_OWNER=0x2000af02
VHOST_SCSI_CLEAR_ENDPOINT=0x80e8af41
VHOST_SCSI_GET_ABI_VERSION=0x8004af42
VHOST_SCSI_GET_EVENTS_MISSED=0x8004af44
VHOST_SCSI_SET_ENDPOINT=0x80e8af40
VHOST_SCSI_SET_EVENTS_MISSED=0x8004af43
VHOST_SET_BACKEND_FEATURES=0x8008af25
VHOST_SET_FEATURES=0x8008af00
VHOST_SET_LOG_BASE=0x8008af04
VHOST_SET_LOG_FD=0x8004af07
VHOST_SET_MEM_TABLE=0x8008af03
VHOST_SET_OWNER=0x2000af01
VHOST_SET_VRING_ADDR=0x8028af11
VHOST_SET_VRING_BASE=0x8008af12
VHOST_SET_VRING_BUSYLOOP_TIMEOUT=0x8008af23
VHOST_SET_VRING_CALL=0x8008af21
VHOST_SET_VRING_ENDIAN=0x8008af13
VHOST_SET_VRING_ERR=0x8008af22
VHOST_SET_VRING_KICK=0x8008af20
VHOST_VDPA_GET_CONFIG=0x4008af73
VHOST_VDPA_GET_CONFIG_SIZE=0x4004af79
VHOST_VDPA_GET_DEVICE_ID=0x4004af70
VHOST_VDPA_GET_IOVA_RANGE=0x4010af78
VHOST_VDPA_GET_STATUS=0x4001af71
VHOST_VDPA_GET_VQS_COUNT=0x4004af80
VHOST_VDPA_SET_CONFIG=0x8008af74
VHOST_VDPA_SET_CONFIG_CALL=0x8004af77
VHOST_VDPA_SET_GROUP_ASID=0x8008af7c
VHOST_VDPA_SET_STATUS=0x8001af72
VHOST_VDPA_SET_VRING_ENABLE=0x8008af75
VHOST_VDPA_SUSPEND=0x2000af7d
VHOST_VSOCK_SET_GUEST_CID=0x8008af60
VHOST_VSOCK_SET_RUNNING=0x8004af61
WDIOC_GETBOOTSTATUS=0x40045702
WDIOC_GETPRETIMEOUT=0x40045709
WDIOC_GETSTATUS=0x40045701
WDIOC_GETSUPPORT=0x40285700
WDIOC_GETTEMP=0x40045703
WDIOC_GETTIMELEFT=0x4004570a
WDIOC_GETTIMEOUT=0x40045707
WDIOC_KEEPALIVE=0x40045705
WDIOC_SETOPTIONS=0x40045704
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_CPUID
-ARCH_GET_FS
-ARCH_GET_GS
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_GET_XCOMP_GUEST_PERM
-ARCH_GET_XCOMP_PERM
-ARCH_GET_XCOMP_SUPP
-ARCH_MAP_VDSO_32
-ARCH_MAP_VDSO_64
-ARCH_MAP_VDSO_X32
-ARCH_REQ_XCOMP_GUEST_PERM
-ARCH_REQ_XCOMP_PERM
-ARCH_SET_CPUID
-ARCH_SET_FS
-ARCH_SET_GS
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-KVM_GET_CPUID2
-KVM_GET_DEBUGREGS
-KVM_GET_EMULATED_CPUID
-KVM_GET_LAPIC
-KVM_GET_MSRS
-KVM_GET_MSR_FEATURE_INDEX_LIST
-KVM_GET_MSR_INDEX_LIST
-KVM_GET_NESTED_STATE
-KVM_GET_PIT
-KVM_GET_PIT2
-KVM_GET_SREGS2
-KVM_GET_SUPPORTED_CPUID
-KVM_GET_SUPPORTED_HV_CPUID
-KVM_GET_VCPU_EVENTS
-KVM_GET_XCRS
-KVM_GET_XSAVE
-KVM_GET_XSAVE2
-KVM_SET_CPUID
-KVM_SET_CPUID2
-KVM_SET_DEBUGREGS
-KVM_SET_LAPIC
-KVM_SET_MEMORY_ALIAS
-KVM_SET_MSRS
-KVM_SET_NESTED_STATE
-KVM_SET_PIT
-KVM_SET_PIT2
-KVM_SET_PMU_EVENT_FILTER
-KVM_SET_SREGS2
-KVM_SET_VCPU_EVENTS
-KVM_SET_XCRS
-KVM_SET_XSAVE
-KVM_X86_SET_MCE
-KVM_X86_SET_MSR_FILTER
-KVM_XEN_HVM_CONFIG
-MAP_32BIT
-PTRACE_ARCH_PRCTL
-PTRACE_GETFPXREGS
-PTRACE_GET_THREAD_AREA
-PTRACE_OLDSETOPTIONS
-PTRACE_SETFPXREGS
-PTRACE_SET_THREAD_AREA
-SS_VECTOR
-TCGETS2
-TCGETX
-TCSETS2
-TCSETSF2
-TCSETSW2
-TCSETX
-TCSETXF
-TCSETXW`,s390x:`FIOQSIZE=0x545e
KVM_GET_FPU=0x8088ae8c
KVM_GET_REGS=0x8080ae81
KVM_GET_SREGS=0x80c0ae83
KVM_SET_FPU=0x4088ae8d
KVM_SET_GUEST_DEBUG=0x4018ae9b
KVM_SET_REGS=0x4080ae82
KVM_SET_SREGS=0x40c0ae84
PER_EM_MASK=0xe8000000
POSIX_FADV_DONTNEED=6
POSIX_FADV_NOREUSE=7
PTRACE_DISABLE_TE=0x5010
PTRACE_ENABLE_TE=0x5009
PTRACE_GET_LAST_BREAK=0x5006
PTRACE_PEEKDATA_AREA=0x5003
PTRACE_PEEKTEXT_AREA=0x5002
PTRACE_PEEKUSR_AREA=0x5000
PTRACE_PEEK_SYSTEM_CALL=0x5007
PTRACE_POKEDATA_AREA=0x5005
PTRACE_POKETEXT_AREA=0x5004
PTRACE_POKEUSR_AREA=0x5001
PTRACE_POKE_SYSTEM_CALL=0x5008
PTRACE_PROT=21
PTRACE_SINGLEBLOCK=12
PTRACE_TE_ABORT_RAND=0x5011
TCP_DATA_OFFSET=0xf0000000
TCP_RESERVED_BITS=0xf000000
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_CPUID
-ARCH_GET_FS
-ARCH_GET_GS
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_GET_XCOMP_GUEST_PERM
-ARCH_GET_XCOMP_PERM
-ARCH_GET_XCOMP_SUPP
-ARCH_MAP_VDSO_32
-ARCH_MAP_VDSO_64
-ARCH_MAP_VDSO_X32
-ARCH_REQ_XCOMP_GUEST_PERM
-ARCH_REQ_XCOMP_PERM
-ARCH_SET_CPUID
-ARCH_SET_FS
-ARCH_SET_GS
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-KVM_GET_CPUID2
-KVM_GET_DEBUGREGS
-KVM_GET_EMULATED_CPUID
-KVM_GET_LAPIC
-KVM_GET_MSRS
-KVM_GET_MSR_FEATURE_INDEX_LIST
-KVM_GET_MSR_INDEX_LIST
-KVM_GET_NESTED_STATE
-KVM_GET_PIT
-KVM_GET_PIT2
-KVM_GET_SREGS2
-KVM_GET_SUPPORTED_CPUID
-KVM_GET_SUPPORTED_HV_CPUID
-KVM_GET_VCPU_EVENTS
-KVM_GET_XCRS
-KVM_GET_XSAVE
-KVM_GET_XSAVE2
-KVM_SET_CPUID
-KVM_SET_CPUID2
-KVM_SET_DEBUGREGS
-KVM_SET_LAPIC
-KVM_SET_MEMORY_ALIAS
-KVM_SET_MSRS
-KVM_SET_NESTED_STATE
-KVM_SET_PIT
-KVM_SET_PIT2
-KVM_SET_PMU_EVENT_FILTER
-KVM_SET_SREGS2
-KVM_SET_VCPU_EVENTS
-KVM_SET_XCRS
-KVM_SET_XSAVE
-KVM_X86_SET_MCE
-KVM_X86_SET_MSR_FILTER
-KVM_XEN_HVM_CONFIG
-MAP_32BIT
-PTRACE_ARCH_PRCTL
-PTRACE_GETFPREGS
-PTRACE_GETFPXREGS
-PTRACE_GETREGS
-PTRACE_GET_THREAD_AREA
-PTRACE_SETFPREGS
-PTRACE_SETFPXREGS
-PTRACE_SETREGS
-PTRACE_SET_THREAD_AREA
-SS_VECTOR`,loongarch64:`KVM_SET_GUEST_DEBUG=0x4008ae9b
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_CPUID
-ARCH_GET_FS
-ARCH_GET_GS
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_GET_XCOMP_GUEST_PERM
-ARCH_GET_XCOMP_PERM
-ARCH_GET_XCOMP_SUPP
-ARCH_MAP_VDSO_32
-ARCH_MAP_VDSO_64
-ARCH_MAP_VDSO_X32
-ARCH_REQ_XCOMP_GUEST_PERM
-ARCH_REQ_XCOMP_PERM
-ARCH_SET_CPUID
-ARCH_SET_FS
-ARCH_SET_GS
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-KVM_GET_CPUID2
-KVM_GET_DEBUGREGS
-KVM_GET_EMULATED_CPUID
-KVM_GET_FPU
-KVM_GET_LAPIC
-KVM_GET_MSRS
-KVM_GET_MSR_FEATURE_INDEX_LIST
-KVM_GET_MSR_INDEX_LIST
-KVM_GET_NESTED_STATE
-KVM_GET_PIT
-KVM_GET_PIT2
-KVM_GET_REGS
-KVM_GET_SREGS
-KVM_GET_SREGS2
-KVM_GET_SUPPORTED_CPUID
-KVM_GET_SUPPORTED_HV_CPUID
-KVM_GET_VCPU_EVENTS
-KVM_GET_XCRS
-KVM_GET_XSAVE
-KVM_GET_XSAVE2
-KVM_SET_CPUID
-KVM_SET_CPUID2
-KVM_SET_DEBUGREGS
-KVM_SET_FPU
-KVM_SET_LAPIC
-KVM_SET_MEMORY_ALIAS
-KVM_SET_MSRS
-KVM_SET_NESTED_STATE
-KVM_SET_PIT
-KVM_SET_PIT2
-KVM_SET_PMU_EVENT_FILTER
-KVM_SET_REGS
-KVM_SET_SREGS
-KVM_SET_SREGS2
-KVM_SET_VCPU_EVENTS
-KVM_SET_XCRS
-KVM_SET_XSAVE
-KVM_X86_SET_MCE
-KVM_X86_SET_MSR_FILTER
-KVM_XEN_HVM_CONFIG
-MAP_32BIT
-PTRACE_ARCH_PRCTL
-PTRACE_GETFPREGS
-PTRACE_GETFPXREGS
-PTRACE_GETREGS
-PTRACE_GET_THREAD_AREA
-PTRACE_OLDSETOPTIONS
-PTRACE_SETFPREGS
-PTRACE_SETFPXREGS
-PTRACE_SETREGS
-PTRACE_SET_THREAD_AREA
-PTRACE_SINGLEBLOCK
-PTRACE_SYSEMU
-PTRACE_SYSEMU_SINGLESTEP
-SA_RESTORER
-SS_VECTOR`,mipsel:`AUTOFS_IOC_ASKUMOUNT=0x40049370
AUTOFS_IOC_CATATONIC=0x20009362
AUTOFS_IOC_EXPIRE=0x410c9365
AUTOFS_IOC_EXPIRE_MULTI=0x80049366
AUTOFS_IOC_FAIL=0x20009361
AUTOFS_IOC_PROTOSUBVER=0x40049367
AUTOFS_IOC_PROTOVER=0x40049363
AUTOFS_IOC_READY=0x20009360
AUTOFS_IOC_SETTIMEOUT=0xc0049364
BLKALIGNOFF=0x2000127a
BLKBSZGET=0x40041270
BLKBSZSET=0x80041271
BLKCLOSEZONE=0x80101287
BLKDISCARD=0x20001277
BLKDISCARDZEROES=0x2000127c
BLKFINISHZONE=0x80101288
BLKFLSBUF=0x20001261
BLKFRAGET=0x20001265
BLKFRASET=0x20001264
BLKGETDISKSEQ=0x40081280
BLKGETNRZONES=0x40041285
BLKGETSIZE=0x20001260
BLKGETSIZE64=0x40041272
BLKGETZONESZ=0x40041284
BLKIOMIN=0x20001278
BLKIOOPT=0x20001279
BLKOPENZONE=0x80101286
BLKPBSZGET=0x2000127b
BLKPG=0x20001269
BLKRAGET=0x20001263
BLKRASET=0x20001262
BLKRESETZONE=0x80101283
BLKROGET=0x2000125e
BLKROSET=0x2000125d
BLKROTATIONAL=0x2000127e
BLKRRPART=0x2000125f
BLKSECDISCARD=0x2000127d
BLKSECTGET=0x20001267
BLKSECTSET=0x20001266
BLKSSZGET=0x20001268
BLKTRACESTART=0x20001274
BLKTRACESTOP=0x20001275
BLKTRACETEARDOWN=0x20001276
BLKZEROOUT=0x2000127f
BTRFS_IOC_ADD_DEV=0x9000940a
BTRFS_IOC_BALANCE=0x9000940c
BTRFS_IOC_BALANCE_CTL=0x80049421
BTRFS_IOC_BALANCE_PROGRESS=0x44009422
BTRFS_IOC_CLONE=0x80049409
BTRFS_IOC_CLONE_RANGE=0x8020940d
BTRFS_IOC_DEFAULT_SUBVOL=0x80089413
BTRFS_IOC_DEFRAG=0x90009402
BTRFS_IOC_DEFRAG_RANGE=0x80309410
BTRFS_IOC_DEVICES_READY=0x50009427
BTRFS_IOC_ENCODED_READ=0x40789440
BTRFS_IOC_ENCODED_WRITE=0x80789440
BTRFS_IOC_FORGET_DEV=0x90009405
BTRFS_IOC_FS_INFO=0x4400941f
BTRFS_IOC_GET_FEATURES=0x40189439
BTRFS_IOC_GET_FSLABEL=0x41009431
BTRFS_IOC_GET_SUBVOL_INFO=0x41f8943c
BTRFS_IOC_GET_SUPPORTED_FEATURES=0x40489439
BTRFS_IOC_QGROUP_ASSIGN=0x80189429
BTRFS_IOC_QGROUP_CREATE=0x8010942a
BTRFS_IOC_QGROUP_LIMIT=0x4030942b
BTRFS_IOC_QUOTA_RESCAN=0x8040942c
BTRFS_IOC_QUOTA_RESCAN_STATUS=0x4040942d
BTRFS_IOC_QUOTA_RESCAN_WAIT=0x2000942e
BTRFS_IOC_RESIZE=0x90009403
BTRFS_IOC_RM_DEV=0x9000940b
BTRFS_IOC_RM_DEV_V2=0x9000943a
BTRFS_IOC_SCAN_DEV=0x90009404
BTRFS_IOC_SCRUB_CANCEL=0x2000941c
BTRFS_IOC_SEND=0x80489426
BTRFS_IOC_SET_FEATURES=0x80309439
BTRFS_IOC_SET_FSLABEL=0x81009432
BTRFS_IOC_SNAP_CREATE=0x90009401
BTRFS_IOC_SNAP_CREATE_V2=0x90009417
BTRFS_IOC_SNAP_DESTROY=0x9000940f
BTRFS_IOC_SNAP_DESTROY_V2=0x9000943f
BTRFS_IOC_START_SYNC=0x40089418
BTRFS_IOC_SUBVOL_CREATE=0x9000940e
BTRFS_IOC_SUBVOL_CREATE_V2=0x90009418
BTRFS_IOC_SUBVOL_GETFLAGS=0x40089419
BTRFS_IOC_SUBVOL_SETFLAGS=0x8008941a
BTRFS_IOC_SYNC=0x20009408
BTRFS_IOC_TRANS_END=0x20009407
BTRFS_IOC_TRANS_START=0x20009406
BTRFS_IOC_WAIT_SYNC=0x80089416
DMA_BUF_IOCTL_IMPORT_SYNC_FILE=0x80086203
DMA_BUF_IOCTL_SYNC=0x80086200
DMA_BUF_SET_NAME=0x80046201
DMA_BUF_SET_NAME_A=0x80046201
DMA_BUF_SET_NAME_B=0x80086201
EADDRINUSE=125
EADDRNOTAVAIL=126
EAFNOSUPPORT=124
EALREADY=149
EBADE=50
EBADFD=81
EBADMSG=77
EBADR=51
EBADRQC=54
EBADSLT=55
ECANCELED=158
ECHRNG=37
ECONNABORTED=130
ECONNREFUSED=146
ECONNRESET=131
EDEADLK=45
EDEADLOCK=56
EDESTADDRREQ=96
EDQUOT=1133
EFD_NONBLOCK=128
EHOSTDOWN=147
EHOSTUNREACH=148
EHWPOISON=168
EIDRM=36
EILSEQ=88
EINIT=141
EINPROGRESS=150
EISCONN=133
EISNAM=139
EKEYEXPIRED=162
EKEYREJECTED=164
EKEYREVOKED=163
EL2HLT=44
EL2NSYNC=38
ELIBACC=83
ELIBBAD=84
ELIBEXEC=87
ELIBMAX=86
ELIBSCN=85
ELNRNG=41
ELOOP=90
EMEDIUMTYPE=160
EMSGSIZE=97
EMULTIHOP=74
ENAMETOOLONG=78
ENAVAIL=138
ENETDOWN=127
ENETRESET=129
ENETUNREACH=128
ENOANO=53
ENOBUFS=132
ENOCSI=43
ENOKEY=161
ENOLCK=46
ENOMEDIUM=159
ENOMSG=35
ENOPROTOOPT=99
ENOSYS=89
ENOTCONN=134
ENOTEMPTY=93
ENOTNAM=137
ENOTRECOVERABLE=166
ENOTSOCK=95
ENOTSUP=122
ENOTUNIQ=80
EOPNOTSUPP=122
EOVERFLOW=79
EOWNERDEAD=165
EPFNOSUPPORT=123
EPROTONOSUPPORT=120
EPROTOTYPE=98
EREMCHG=82
EREMDEV=142
EREMOTEIO=140
ERESTART=91
ERFKILL=167
ESHUTDOWN=143
ESOCKTNOSUPPORT=121
ESTALE=151
ESTRPIPE=92
ETIMEDOUT=145
ETOOMANYREFS=144
EUCLEAN=135
EUNATCH=42
EUSERS=94
EVIOCGEFFECTS=0x40044584
EVIOCGID=0x40084502
EVIOCGKEYCODE=0x40084504
EVIOCGKEYCODE_V2=0x40284504
EVIOCGMASK=0x40104592
EVIOCGRAB=0x80044590
EVIOCGREP=0x40084503
EVIOCGVERSION=0x40044501
EVIOCREVOKE=0x80044591
EVIOCRMFF=0x80044581
EVIOCSCLOCKID=0x800445a0
EVIOCSFF=0x802c4580
EVIOCSKEYCODE=0x80084504
EVIOCSKEYCODE_V2=0x80284504
EVIOCSMASK=0x80104593
EVIOCSREP=0x80084503
EXFULL=52
FBIOGET_VBLANK=0x40204612
FBIO_CURSOR=0xc0484608
FBIO_WAITFORVSYNC=0x80044620
FIBMAP=0x20000001
FICLONE=0x80049409
FICLONERANGE=0x8020940d
FIOASYNC=0x667d
FIOCLEX=0x6601
FIOGETOWN=0x4004667b
FIONBIO=0x667e
FIONCLEX=0x6602
FIONREAD=0x467f
FIOQSIZE=0x667f
FIOSETOWN=0x8004667c
FS_IOC32_GETFLAGS=0x40046601
FS_IOC32_GETVERSION=0x40047601
FS_IOC32_SETFLAGS=0x80046602
FS_IOC32_SETVERSION=0x80047602
FS_IOC_ENABLE_VERITY=0x80806685
FS_IOC_FSGETXATTR=0x401c581f
FS_IOC_FSSETXATTR=0x801c5820
FS_IOC_GETFLAGS=0x40046601
FS_IOC_GETFSLABEL=0x41009431
FS_IOC_GETVERSION=0x40047601
FS_IOC_GET_ENCRYPTION_NONCE=0x4010661b
FS_IOC_GET_ENCRYPTION_POLICY=0x800c6615
FS_IOC_GET_ENCRYPTION_PWSALT=0x80106614
FS_IOC_SETFLAGS=0x80046602
FS_IOC_SETFSLABEL=0x81009432
FS_IOC_SETVERSION=0x80047602
FS_IOC_SET_ENCRYPTION_POLICY=0x400c6613
FUSE_DEV_IOC_CLONE=0x4004e500
F_GETLK=14
F_GETLK64=33
F_GETOWN=23
F_SETLK64=34
F_SETLKW64=35
F_SETOWN=24
GPIO_GET_CHIPINFO_IOCTL=0x4044b401
HIDIOCGRAWINFO=0x40084803
HIDIOCGRDESC=0x50044802
HIDIOCGRDESCSIZE=0x40044801
IN_NONBLOCK=128
JSIOCGAXES=0x40016a11
JSIOCGAXMAP=0x40406a32
JSIOCGBTNMAP=0x44006a34
JSIOCGBUTTONS=0x40016a12
JSIOCGCORR=0x40246a22
JSIOCGVERSION=0x40046a01
JSIOCSAXMAP=0x80406a31
JSIOCSBTNMAP=0x84006a33
JSIOCSCORR=0x80246a21
KVM_ARM_SET_DEVICE_ADDR=0x8010aeab
KVM_ARM_VCPU_FINALIZE=0x8004aec2
KVM_ASSIGN_DEV_IRQ=0x8040ae70
KVM_ASSIGN_IRQ=0x4040ae70
KVM_ASSIGN_PCI_DEVICE=0x4040ae69
KVM_ASSIGN_SET_INTX_MASK=0x8040aea4
KVM_ASSIGN_SET_MSIX_ENTRY=0x8010ae74
KVM_ASSIGN_SET_MSIX_NR=0x8008ae73
KVM_CHECK_EXTENSION=0x2000ae03
KVM_CREATE_IRQCHIP=0x2000ae60
KVM_CREATE_PIT=0x2000ae64
KVM_CREATE_PIT2=0x8040ae77
KVM_CREATE_VCPU=0x2000ae41
KVM_CREATE_VM=0x2000ae01
KVM_DEASSIGN_DEV_IRQ=0x8040ae75
KVM_DEASSIGN_PCI_DEVICE=0x8040ae72
KVM_DEBUG_GUEST=0x8050ae87
KVM_DIRTY_TLB=0x8010aeaa
KVM_ENABLE_CAP=0x8068aea3
KVM_GET_API_VERSION=0x2000ae00
KVM_GET_CLOCK=0x4030ae7c
KVM_GET_DEVICE_ATTR=0x8018aee2
KVM_GET_DIRTY_LOG=0x8010ae42
KVM_GET_FPU=0x4000ae8c
KVM_GET_MP_STATE=0x4004ae98
KVM_GET_NR_MMU_PAGES=0x2000ae45
KVM_GET_ONE_REG=0x8010aeab
KVM_GET_REGS=0x4118ae81
KVM_GET_SREGS=0x4000ae83
KVM_GET_STATS_FD=0x2000aece
KVM_GET_TSC_KHZ=0x2000aea3
KVM_GET_VCPU_MMAP_SIZE=0x2000ae04
KVM_HAS_DEVICE_ATTR=0x8018aee3
KVM_HYPERV_EVENTFD=0x8018aebd
KVM_INTERRUPT=0x8004ae86
KVM_IOEVENTFD=0x8040ae79
KVM_IRQFD=0x8020ae76
KVM_IRQ_LINE=0x8008ae61
KVM_KVMCLOCK_CTRL=0x2000aead
KVM_MEMORY_ENCRYPT_OP=0xc004aeba
KVM_MEMORY_ENCRYPT_REG_REGION=0x4010aebb
KVM_MEMORY_ENCRYPT_UNREG_REGION=0x4010aebc
KVM_NMI=0x2000ae9a
KVM_PPC_GET_PVINFO=0x8080aea1
KVM_PPC_GET_SMMU_INFO=0x4250aea6
KVM_PPC_RESIZE_HPT_COMMIT=0x4010aeae
KVM_PPC_RESIZE_HPT_PREPARE=0x4010aead
KVM_PPC_SVM_OFF=0x2000aeb3
KVM_REGISTER_COALESCED_MMIO=0x8010ae67
KVM_REINJECT_CONTROL=0x2000ae71
KVM_RESET_DIRTY_RINGS=0x2000aec7
KVM_RUN=0x2000ae80
KVM_S390_CLEAR_RESET=0x2000aec4
KVM_S390_ENABLE_SIE=0x2000ae06
KVM_S390_GET_IRQ_STATE=0x8020aeb6
KVM_S390_GET_SKEYS=0x8040aeb2
KVM_S390_INITIAL_RESET=0x2000ae97
KVM_S390_INTERRUPT=0x8010ae94
KVM_S390_IRQ=0x8048aeb4
KVM_S390_MEM_OP=0x8040aeb1
KVM_S390_NORMAL_RESET=0x2000aec3
KVM_S390_SET_CMMA_BITS=0x8020aeb9
KVM_S390_SET_INITIAL_PSW=0x8010ae96
KVM_S390_SET_IRQ_STATE=0x8020aeb5
KVM_S390_SET_SKEYS=0x8040aeb3
KVM_S390_STORE_STATUS=0x8004ae95
KVM_S390_UCAS_MAP=0x8018ae50
KVM_S390_UCAS_UNMAP=0x8018ae51
KVM_S390_VCPU_FAULT=0x8004ae52
KVM_S390_ZPCI_OP=0x8048aed1
KVM_SET_BOOT_CPU_ID=0x2000ae78
KVM_SET_CLOCK=0x8030ae7b
KVM_SET_DEVICE_ATTR=0x8018aee1
KVM_SET_FPU=0x8000ae8d
KVM_SET_GSI_ROUTING=0x8008ae6a
KVM_SET_GUEST_DEBUG=0x8008ae9b
KVM_SET_IDENTITY_MAP_ADDR=0x8008ae48
KVM_SET_IRQCHIP=0x4208ae63
KVM_SET_MEMORY_REGION=0x8018ae40
KVM_SET_MP_STATE=0x8004ae99
KVM_SET_NR_MMU_PAGES=0x2000ae44
KVM_SET_ONE_REG=0x8010aeac
KVM_SET_REGS=0x8118ae82
KVM_SET_SIGNAL_MASK=0x8004ae8b
KVM_SET_SREGS=0x8000ae84
KVM_SET_TSC_KHZ=0x2000aea2
KVM_SET_TSS_ADDR=0x2000ae47
KVM_SET_USER_MEMORY_REGION=0x8020ae46
KVM_SET_VAPIC_ADDR=0x8008ae93
KVM_SIGNAL_MSI=0x8020aea5
KVM_SMI=0x2000aeb7
KVM_TRACE_DISABLE=0x2000ae08
KVM_TRACE_ENABLE=0x8008ae06
KVM_TRACE_PAUSE=0x2000ae07
KVM_UNREGISTER_COALESCED_MMIO=0x8010ae68
KVM_X86_GET_MCE_CAP_SUPPORTED=0x4008ae9d
KVM_X86_SETUP_MCE=0x8008ae9c
KVM_XEN_HVM_EVTCHN_SEND=0x800caed0
KVM_XEN_HVM_SET_ATTR=0x8048aec9
KVM_XEN_VCPU_SET_ATTR=0x8048aecb
MAP_ANONYMOUS=2048
MAP_AUTOGROW=64
MAP_AUTORSRV=256
MAP_DENYWRITE=0x2000
MAP_EXECUTABLE=0x4000
MAP_GROWSDOWN=0x1000
MAP_HUGETLB=0x80000
MAP_LOCAL=128
MAP_LOCKED=0x8000
MAP_NONBLOCK=0x20000
MAP_NORESERVE=1024
MAP_POPULATE=0x10000
MAP_RENAME=32
MAP_STACK=0x40000
NBD_CLEAR_QUE=0x2000ab05
NBD_CLEAR_SOCK=0x2000ab04
NBD_DISCONNECT=0x2000ab08
NBD_DO_IT=0x2000ab03
NBD_PRINT_DEBUG=0x2000ab06
NBD_SET_BLKSIZE=0x2000ab01
NBD_SET_FLAGS=0x2000ab0a
NBD_SET_SIZE=0x2000ab02
NBD_SET_SIZE_BLOCKS=0x2000ab07
NBD_SET_SOCK=0x2000ab00
NBD_SET_TIMEOUT=0x2000ab09
NS_GET_NSTYPE=0x2000b703
NS_GET_OWNER_UID=0x2000b704
NS_GET_PARENT=0x2000b702
NS_GET_USERNS=0x2000b701
NVME_IOCTL_ID=0x20004e40
NVME_IOCTL_RESCAN=0x20004e46
NVME_IOCTL_RESET=0x20004e44
NVME_IOCTL_SUBMIT_IO=0x80304e42
NVME_IOCTL_SUBSYS_RESET=0x20004e45
O_APPEND=8
O_CREAT=256
O_DIRECT=0x8000
O_DSYNC=16
O_EXCL=1024
O_LARGEFILE=0x2000
O_NDELAY=128
O_NOCTTY=2048
O_NONBLOCK=128
O_SYNC=0x4010
PERF_EVENT_IOC_DISABLE=0x20002401
PERF_EVENT_IOC_ENABLE=0x20002400
PERF_EVENT_IOC_ID=0x40042407
PERF_EVENT_IOC_MODIFY_ATTRIBUTES=0x8004240b
PERF_EVENT_IOC_PAUSE_OUTPUT=0x80042409
PERF_EVENT_IOC_PERIOD=0x80082404
PERF_EVENT_IOC_QUERY_BPF=0xc004240a
PERF_EVENT_IOC_REFRESH=0x20002402
PERF_EVENT_IOC_RESET=0x20002403
PERF_EVENT_IOC_SET_BPF=0x80042408
PERF_EVENT_IOC_SET_FILTER=0x80042406
PERF_EVENT_IOC_SET_OUTPUT=0x20002405
PIDFD_NONBLOCK=128
PIDFD_THREAD=1024
POLLWRBAND=256
POLLWRNORM=4
PPPIOCATTACH=0x8004743d
PPPIOCATTCHAN=0x80047438
PPPIOCBRIDGECHAN=0x80047435
PPPIOCCONNECT=0x8004743a
PPPIOCDETACH=0x8004743c
PPPIOCDISCONN=0x20007439
PPPIOCGASYNCMAP=0x40047458
PPPIOCGCHAN=0x40047437
PPPIOCGDEBUG=0x40047441
PPPIOCGFLAGS=0x4004745a
PPPIOCGIDLE=0x4008743f
PPPIOCGIDLE32=0x4008743f
PPPIOCGIDLE64=0x4010743f
PPPIOCGL2TPSTATS=0x40487436
PPPIOCGMRU=0x40047453
PPPIOCGRASYNCMAP=0x40047455
PPPIOCGUNIT=0x40047456
PPPIOCGXASYNCMAP=0x40207450
PPPIOCSACTIVE=0x80087446
PPPIOCSASYNCMAP=0x80047457
PPPIOCSCOMPRESS=0x800c744d
PPPIOCSDEBUG=0x80047440
PPPIOCSFLAGS=0x80047459
PPPIOCSMAXCID=0x80047451
PPPIOCSMRRU=0x8004743b
PPPIOCSMRU=0x80047452
PPPIOCSNPMODE=0x8008744b
PPPIOCSPASS=0x80087447
PPPIOCSRASYNCMAP=0x80047454
PPPIOCSXASYNCMAP=0x8020744f
PPPIOCUNBRIDGECHAN=0x20007434
PPPIOCXFERUNIT=0x2000744e
PROT_SEM=16
PR_SET_PTRACER_ANY=0xffffffff
PTRACE_GET_THREAD_AREA_3264=196
PTRACE_GET_WATCH_REGS=208
PTRACE_PEEKDATA_3264=193
PTRACE_PEEKTEXT_3264=192
PTRACE_POKEDATA_3264=195
PTRACE_POKETEXT_3264=194
PTRACE_SET_WATCH_REGS=209
RLIMIT_AS=6
RLIMIT_MEMLOCK=9
RLIMIT_NOFILE=5
RLIMIT_NPROC=8
RLIMIT_RSS=7
RLIM_INFINITY=0x7fffffff
RTC_AIE_OFF=0x20007002
RTC_AIE_ON=0x20007001
RTC_ALM_READ=0x40247008
RTC_ALM_SET=0x80247007
RTC_EPOCH_READ=0x4004700d
RTC_EPOCH_SET=0x8004700e
RTC_IRQP_READ=0x4004700b
RTC_IRQP_SET=0x8004700c
RTC_PARAM_GET=0x80187013
RTC_PARAM_SET=0x80187014
RTC_PIE_OFF=0x20007006
RTC_PIE_ON=0x20007005
RTC_PLL_GET=0x401c7011
RTC_PLL_SET=0x801c7012
RTC_RD_TIME=0x40247009
RTC_SET_TIME=0x8024700a
RTC_UIE_OFF=0x20007004
RTC_UIE_ON=0x20007003
RTC_VL_CLR=0x20007014
RTC_VL_READ=0x40047013
RTC_WIE_OFF=0x20007010
RTC_WIE_ON=0x2000700f
RTC_WKALM_RD=0x40287010
RTC_WKALM_SET=0x8028700f
SA_NOCLDWAIT=0x10000
SA_SIGINFO=8
SECCOMP_IOCTL_NOTIF_ADDFD=0x80182103
SECCOMP_IOCTL_NOTIF_ID_VALID=0x80082102
SFD_NONBLOCK=128
SIGBUS=10
SIGCHLD=18
SIGCLD=18
SIGCONT=25
SIGEMT=7
SIGEV_PAD_SIZE=13
SIGIO=22
SIGPOLL=22
SIGPROF=29
SIGPWR=19
SIGSTOP=23
SIGSYS=12
SIGTSTP=24
SIGTTIN=26
SIGTTOU=27
SIGURG=21
SIGUSR1=16
SIGUSR2=17
SIGVTALRM=28
SIGWINCH=20
SIGXCPU=30
SIGXFSZ=31
SIG_BLOCK=1
SIG_SETMASK=3
SIG_UNBLOCK=2
SIOCATMARK=0x40047307
SIOCGPGRP=0x40047309
SIOCGSTAMPNS_NEW=0x40108907
SIOCGSTAMP_NEW=0x40108906
SIOCINQ=0x467f
SIOCOUTQ=0x7472
SIOCSPGRP=0x80047308
SI_ASYNCIO=-2
SI_MESGQ=-4
SI_TIMER=-3
SNAPSHOT_ALLOC_SWAP_PAGE=0x40083314
SNAPSHOT_ATOMIC_RESTORE=0x20003304
SNAPSHOT_AVAIL_SWAP_SIZE=0x40083313
SNAPSHOT_CREATE_IMAGE=0x80043311
SNAPSHOT_FREE=0x20003305
SNAPSHOT_FREEZE=0x20003301
SNAPSHOT_FREE_SWAP_PAGES=0x20003309
SNAPSHOT_GET_IMAGE_SIZE=0x4008330e
SNAPSHOT_PLATFORM_SUPPORT=0x2000330f
SNAPSHOT_POWER_OFF=0x20003310
SNAPSHOT_PREF_IMAGE_SIZE=0x20003312
SNAPSHOT_S2RAM=0x2000330b
SNAPSHOT_SET_SWAP_AREA=0x800c330d
SNAPSHOT_UNFREEZE=0x20003302
SNDRV_CTL_IOCTL_CARD_INFO=0x41785501
SNDRV_CTL_IOCTL_ELEM_LIST=0xc0485510
SNDRV_CTL_IOCTL_ELEM_LOCK=0x80405514
SNDRV_CTL_IOCTL_ELEM_READ=0xc2c85512
SNDRV_CTL_IOCTL_ELEM_UNLOCK=0x80405515
SNDRV_CTL_IOCTL_ELEM_WRITE=0xc2c85513
SNDRV_CTL_IOCTL_HWDEP_INFO=0x40dc5521
SNDRV_CTL_IOCTL_PCM_NEXT_DEVICE=0x40045530
SNDRV_CTL_IOCTL_PCM_PREFER_SUBDEVICE=0x80045532
SNDRV_CTL_IOCTL_POWER_STATE=0x400455d1
SNDRV_CTL_IOCTL_PVERSION=0x40045500
SNDRV_CTL_IOCTL_RAWMIDI_PREFER_SUBDEVICE=0x80045542
SNDRV_HWDEP_IOCTL_DSP_LOAD=0x80504803
SNDRV_HWDEP_IOCTL_DSP_STATUS=0x40404802
SNDRV_HWDEP_IOCTL_INFO=0x40dc4801
SNDRV_HWDEP_IOCTL_PVERSION=0x40044800
SNDRV_PCM_IOCTL_CHANNEL_INFO=0x40104132
SNDRV_PCM_IOCTL_DELAY=0x40044121
SNDRV_PCM_IOCTL_DRAIN=0x20004144
SNDRV_PCM_IOCTL_DROP=0x20004143
SNDRV_PCM_IOCTL_FORWARD=0x80044149
SNDRV_PCM_IOCTL_HWSYNC=0x20004122
SNDRV_PCM_IOCTL_HW_FREE=0x20004112
SNDRV_PCM_IOCTL_HW_PARAMS=0xc25c4111
SNDRV_PCM_IOCTL_HW_REFINE=0xc25c4110
SNDRV_PCM_IOCTL_INFO=0x41204101
SNDRV_PCM_IOCTL_LINK=0x80044160
SNDRV_PCM_IOCTL_PAUSE=0x80044145
SNDRV_PCM_IOCTL_PREPARE=0x20004140
SNDRV_PCM_IOCTL_PVERSION=0x40044100
SNDRV_PCM_IOCTL_READI_FRAMES=0x400c4151
SNDRV_PCM_IOCTL_READN_FRAMES=0x400c4153
SNDRV_PCM_IOCTL_RESET=0x20004141
SNDRV_PCM_IOCTL_RESUME=0x20004147
SNDRV_PCM_IOCTL_REWIND=0x80044146
SNDRV_PCM_IOCTL_START=0x20004142
SNDRV_PCM_IOCTL_STATUS=0x406c4120
SNDRV_PCM_IOCTL_STATUS_EXT=0xc06c4124
SNDRV_PCM_IOCTL_SW_PARAMS=0xc0684113
SNDRV_PCM_IOCTL_SYNC_PTR=0xc0844123
SNDRV_PCM_IOCTL_TSTAMP=0x80044102
SNDRV_PCM_IOCTL_TTSTAMP=0x80044103
SNDRV_PCM_IOCTL_UNLINK=0x20004161
SNDRV_PCM_IOCTL_USER_PVERSION=0x80044104
SNDRV_PCM_IOCTL_WRITEI_FRAMES=0x800c4150
SNDRV_PCM_IOCTL_WRITEN_FRAMES=0x800c4152
SNDRV_PCM_IOCTL_XRUN=0x20004148
SNDRV_RAWMIDI_IOCTL_DRAIN=0x80045731
SNDRV_RAWMIDI_IOCTL_DROP=0x80045730
SNDRV_RAWMIDI_IOCTL_INFO=0x410c5701
SNDRV_RAWMIDI_IOCTL_PARAMS=0xc0205710
SNDRV_RAWMIDI_IOCTL_PVERSION=0x40045700
SNDRV_RAWMIDI_IOCTL_STATUS=0xc0245720
SNDRV_RAWMIDI_IOCTL_USER_PVERSION=0x80045702
SNDRV_TIMER_IOCTL_CONTINUE=0x200054a2
SNDRV_TIMER_IOCTL_GINFO=0xc0e05403
SNDRV_TIMER_IOCTL_GPARAMS=0x803c5404
SNDRV_TIMER_IOCTL_GSTATUS=0xc0405405
SNDRV_TIMER_IOCTL_INFO=0x40e05411
SNDRV_TIMER_IOCTL_PARAMS=0x80505412
SNDRV_TIMER_IOCTL_PAUSE=0x200054a3
SNDRV_TIMER_IOCTL_PVERSION=0x40045400
SNDRV_TIMER_IOCTL_SELECT=0x80345410
SNDRV_TIMER_IOCTL_START=0x200054a0
SNDRV_TIMER_IOCTL_STATUS=0x40585414
SNDRV_TIMER_IOCTL_STOP=0x200054a1
SNDRV_TIMER_IOCTL_TREAD=0x80045402
SNDRV_TIMER_IOCTL_TREAD64=0x800454a4
SNDRV_TIMER_IOCTL_TREAD_OLD=0x80045402
SOCK_DGRAM=1
SOCK_NONBLOCK=128
SOCK_STREAM=2
SOL_SOCKET=0xffff
SO_ACCEPTCONN=0x1009
SO_BROADCAST=32
SO_DOMAIN=0x1029
SO_DONTROUTE=16
SO_ERROR=0x1007
SO_KEEPALIVE=8
SO_LINGER=128
SO_OOBINLINE=256
SO_PASSCRED=17
SO_PEERCRED=18
SO_PEERSEC=30
SO_PROTOCOL=0x1028
SO_RCVBUF=0x1002
SO_RCVLOWAT=0x1004
SO_RCVTIMEO=0x1006
SO_RCVTIMEO_OLD=0x1006
SO_REUSEADDR=4
SO_REUSEPORT=512
SO_SNDBUF=0x1001
SO_SNDBUFFORCE=31
SO_SNDLOWAT=0x1003
SO_SNDTIMEO=0x1005
SO_SNDTIMEO_OLD=0x1005
SO_STYLE=0x1008
SO_TYPE=0x1008
SPI_IOC_RD_BITS_PER_WORD=0x40016b03
SPI_IOC_RD_LSB_FIRST=0x40016b02
SPI_IOC_RD_MAX_SPEED_HZ=0x40046b04
SPI_IOC_RD_MODE=0x40016b01
SPI_IOC_RD_MODE32=0x40046b05
SPI_IOC_WR_BITS_PER_WORD=0x80016b03
SPI_IOC_WR_LSB_FIRST=0x80016b02
SPI_IOC_WR_MAX_SPEED_HZ=0x80046b04
SPI_IOC_WR_MODE=0x80016b01
SPI_IOC_WR_MODE32=0x80046b05
TCFLSH=0x5407
TCGETA=0x5401
TCGETS=0x540d
TCGETS2=0x4030542a
TCSADRAIN=0x540f
TCSAFLUSH=0x5410
TCSANOW=0x540e
TCSBRK=0x5405
TCSBRKP=0x5486
TCSETA=0x5402
TCSETAF=0x5404
TCSETAW=0x5403
TCSETS=0x540e
TCSETS2=0x8030542b
TCSETSF=0x5410
TCSETSF2=0x8030542d
TCSETSW=0x540f
TCSETSW2=0x8030542c
TCXONC=0x5406
TFD_IOC_SET_TICKS=0x80085400
TFD_NONBLOCK=128
TIOCCONS=0x80047478
TIOCEXCL=0x740d
TIOCGDEV=0x40045432
TIOCGETD=0x7400
TIOCGETP=0x7408
TIOCGEXCL=0x40045440
TIOCGICOUNT=0x5492
TIOCGISO7816=0x40285442
TIOCGLCKTRMIOS=0x548b
TIOCGLTC=0x7474
TIOCGPGRP=0x40047477
TIOCGPKT=0x40045438
TIOCGPTLCK=0x40045439
TIOCGPTN=0x40045430
TIOCGPTPEER=0x20005441
TIOCGRS485=0x4020542e
TIOCGSERIAL=0x5484
TIOCGSID=0x7416
TIOCGSOFTCAR=0x5481
TIOCGWINSZ=0x40087468
TIOCINQ=0x467f
TIOCLINUX=0x5483
TIOCMBIC=0x741c
TIOCMBIS=0x741b
TIOCMGET=0x741d
TIOCMIWAIT=0x5491
TIOCMSET=0x741a
TIOCNOTTY=0x5471
TIOCNXCL=0x740e
TIOCOUTQ=0x7472
TIOCPKT=0x5470
TIOCSCTTY=0x5480
TIOCSERCONFIG=0x5488
TIOCSERGETLSR=0x548e
TIOCSERGETMULTI=0x548f
TIOCSERGSTRUCT=0x548d
TIOCSERGWILD=0x5489
TIOCSERSETMULTI=0x5490
TIOCSERSWILD=0x548a
TIOCSETD=0x7401
TIOCSETN=0x740a
TIOCSETP=0x7409
TIOCSIG=0x80045436
TIOCSLCKTRMIOS=0x548c
TIOCSLTC=0x7475
TIOCSPGRP=0x80047476
TIOCSPTLCK=0x80045431
TIOCSRS485=0xc020542f
TIOCSSERIAL=0x5485
TIOCSSOFTCAR=0x5482
TIOCSTI=0x5472
TIOCSWINSZ=0x80087467
TUNATTACHFILTER=0x800854d5
TUNDETACHFILTER=0x800854d6
TUNGETDEVNETNS=0x200054e3
TUNGETFEATURES=0x400454cf
TUNGETFILTER=0x400854db
TUNGETIFF=0x400454d2
TUNGETSNDBUF=0x400454d3
TUNGETVNETBE=0x400454df
TUNGETVNETHDRSZ=0x400454d7
TUNGETVNETLE=0x400454dd
TUNSETCARRIER=0x800454e2
TUNSETDEBUG=0x800454c9
TUNSETFILTEREBPF=0x400454e1
TUNSETGROUP=0x800454ce
TUNSETIFF=0x800454ca
TUNSETIFINDEX=0x800454da
TUNSETLINK=0x800454cd
TUNSETNOCSUM=0x800454c8
TUNSETOFFLOAD=0x800454d0
TUNSETOWNER=0x800454cc
TUNSETPERSIST=0x800454cb
TUNSETQUEUE=0x800454d9
TUNSETSNDBUF=0x800454d4
TUNSETSTEERINGEBPF=0x400454e0
TUNSETTXFILTER=0x800454d1
TUNSETVNETBE=0x800454de
TUNSETVNETHDRSZ=0x800454d8
TUNSETVNETLE=0x800454dc
UDMABUF_CREATE=0x80187542
UDMABUF_CREATE_LIST=0x80087543
UFFDIO_UNREGISTER=0x4010aa01
UFFDIO_WAKE=0x4010aa02
UI_ABS_SETUP=0x801c5504
UI_BEGIN_FF_UPLOAD=0xc06055c8
UI_DEV_CREATE=0x20005501
UI_DEV_DESTROY=0x20005502
UI_DEV_SETUP=0x805c5503
UI_END_FF_ERASE=0x800c55cb
UI_END_FF_UPLOAD=0x806055c9
UI_GET_VERSION=0x4004552d
UI_SET_ABSBIT=0x80045567
UI_SET_EVBIT=0x80045564
UI_SET_FFBIT=0x8004556b
UI_SET_KEYBIT=0x80045565
UI_SET_LEDBIT=0x80045569
UI_SET_MSCBIT=0x80045568
UI_SET_PHYS=0x8004556c
UI_SET_PROPBIT=0x8004556e
UI_SET_RELBIT=0x80045566
UI_SET_SNDBIT=0x8004556a
UI_SET_SWBIT=0x8004556d
USBDEVFS_ALLOC_STREAMS=0x4008551c
USBDEVFS_ALLOW_SUSPEND=0x20005522
USBDEVFS_BULK=0xc0105502
USBDEVFS_CLAIMINTERFACE=0x4004550f
USBDEVFS_CLAIM_PORT=0x40045518
USBDEVFS_CLEAR_HALT=0x40045515
USBDEVFS_CONNECT=0x20005517
USBDEVFS_CONNECTINFO=0x80085511
USBDEVFS_CONTROL=0xc0105500
USBDEVFS_DISCARDURB=0x2000550b
USBDEVFS_DISCONNECT=0x20005516
USBDEVFS_DISCONNECT_CLAIM=0x4108551b
USBDEVFS_DISCSIGNAL=0x4008550e
USBDEVFS_DROP_PRIVILEGES=0x8004551e
USBDEVFS_FORBID_SUSPEND=0x20005521
USBDEVFS_FREE_STREAMS=0x4008551d
USBDEVFS_GETDRIVER=0x81045508
USBDEVFS_GET_CAPABILITIES=0x4004551a
USBDEVFS_GET_SPEED=0x2000551f
USBDEVFS_HUB_PORTINFO=0x40805513
USBDEVFS_IOCTL=0xc00c5512
USBDEVFS_REAPURB=0x8004550c
USBDEVFS_REAPURB32=0x8004550c
USBDEVFS_REAPURBNDELAY=0x8004550d
USBDEVFS_REAPURBNDELAY32=0x8004550d
USBDEVFS_RELEASEINTERFACE=0x40045510
USBDEVFS_RELEASE_PORT=0x40045519
USBDEVFS_RESET=0x20005514
USBDEVFS_RESETEP=0x40045503
USBDEVFS_SETCONFIGURATION=0x40045505
USBDEVFS_SETINTERFACE=0x40085504
USBDEVFS_SUBMITURB=0x402c550a
USBDEVFS_WAIT_FOR_RESUME=0x20005523
VFIO_CHECK_EXTENSION=0x20003b65
VFIO_DEVICE_FEATURE=0x20003b75
VFIO_DEVICE_GET_GFX_DMABUF=0x20003b73
VFIO_DEVICE_GET_INFO=0x20003b6b
VFIO_DEVICE_GET_IRQ_INFO=0x20003b6d
VFIO_DEVICE_GET_PCI_HOT_RESET_INFO=0x20003b70
VFIO_DEVICE_GET_REGION_INFO=0x20003b6c
VFIO_DEVICE_IOEVENTFD=0x20003b74
VFIO_DEVICE_PCI_HOT_RESET=0x20003b71
VFIO_DEVICE_QUERY_GFX_PLANE=0x20003b72
VFIO_DEVICE_RESET=0x20003b6f
VFIO_DEVICE_SET_IRQS=0x20003b6e
VFIO_EEH_PE_OP=0x20003b79
VFIO_GET_API_VERSION=0x20003b64
VFIO_GROUP_GET_DEVICE_FD=0x20003b6a
VFIO_GROUP_GET_STATUS=0x20003b67
VFIO_GROUP_SET_CONTAINER=0x20003b68
VFIO_GROUP_UNSET_CONTAINER=0x20003b69
VFIO_IOMMU_DIRTY_PAGES=0x20003b75
VFIO_IOMMU_DISABLE=0x20003b74
VFIO_IOMMU_ENABLE=0x20003b73
VFIO_IOMMU_GET_INFO=0x20003b70
VFIO_IOMMU_MAP_DMA=0x20003b71
VFIO_IOMMU_SPAPR_REGISTER_MEMORY=0x20003b75
VFIO_IOMMU_SPAPR_TCE_CREATE=0x20003b77
VFIO_IOMMU_SPAPR_TCE_GET_INFO=0x20003b70
VFIO_IOMMU_SPAPR_TCE_REMOVE=0x20003b78
VFIO_IOMMU_SPAPR_UNREGISTER_MEMORY=0x20003b76
VFIO_IOMMU_UNMAP_DMA=0x20003b72
VFIO_SET_IOMMU=0x20003b66
VHOST_GET_BACKEND_FEATURES=0x4008af26
VHOST_GET_FEATURES=0x4008af00
VHOST_GET_VRING_BUSYLOOP_TIMEOUT=0x8008af24
VHOST_GET_VRING_ENDIAN=0x8008af14
VHOST_NET_SET_BACKEND=0x8008af30
VHOST_RESET_OWNER=0x2000af02
VHOST_SCSI_CLEAR_ENDPOINT=0x80e8af41
VHOST_SCSI_GET_ABI_VERSION=0x8004af42
VHOST_SCSI_GET_EVENTS_MISSED=0x8004af44
VHOST_SCSI_SET_ENDPOINT=0x80e8af40
VHOST_SCSI_SET_EVENTS_MISSED=0x8004af43
VHOST_SET_BACKEND_FEATURES=0x8008af25
VHOST_SET_FEATURES=0x8008af00
VHOST_SET_LOG_BASE=0x8008af04
VHOST_SET_LOG_FD=0x8004af07
VHOST_SET_MEM_TABLE=0x8008af03
VHOST_SET_OWNER=0x2000af01
VHOST_SET_VRING_ADDR=0x8028af11
VHOST_SET_VRING_BASE=0x8008af12
VHOST_SET_VRING_BUSYLOOP_TIMEOUT=0x8008af23
VHOST_SET_VRING_CALL=0x8008af21
VHOST_SET_VRING_ENDIAN=0x8008af13
VHOST_SET_VRING_ERR=0x8008af22
VHOST_SET_VRING_KICK=0x8008af20
VHOST_VDPA_GET_CONFIG=0x4008af73
VHOST_VDPA_GET_CONFIG_SIZE=0x4004af79
VHOST_VDPA_GET_DEVICE_ID=0x4004af70
VHOST_VDPA_GET_IOVA_RANGE=0x4010af78
VHOST_VDPA_GET_STATUS=0x4001af71
VHOST_VDPA_GET_VQS_COUNT=0x4004af80
VHOST_VDPA_SET_CONFIG=0x8008af74
VHOST_VDPA_SET_CONFIG_CALL=0x8004af77
VHOST_VDPA_SET_GROUP_ASID=0x8008af7c
VHOST_VDPA_SET_STATUS=0x8001af72
VHOST_VDPA_SET_VRING_ENABLE=0x8008af75
VHOST_VDPA_SUSPEND=0x2000af7d
VHOST_VSOCK_SET_GUEST_CID=0x8008af60
VHOST_VSOCK_SET_RUNNING=0x8004af61
WDIOC_GETBOOTSTATUS=0x40045702
WDIOC_GETPRETIMEOUT=0x40045709
WDIOC_GETSTATUS=0x40045701
WDIOC_GETSUPPORT=0x40285700
WDIOC_GETTEMP=0x40045703
WDIOC_GETTIMELEFT=0x4004570a
WDIOC_GETTIMEOUT=0x40045707
WDIOC_KEEPALIVE=0x40045705
WDIOC_SETOPTIONS=0x40045704
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_CPUID
-ARCH_GET_FS
-ARCH_GET_GS
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_GET_XCOMP_GUEST_PERM
-ARCH_GET_XCOMP_PERM
-ARCH_GET_XCOMP_SUPP
-ARCH_MAP_VDSO_32
-ARCH_MAP_VDSO_64
-ARCH_MAP_VDSO_X32
-ARCH_REQ_XCOMP_GUEST_PERM
-ARCH_REQ_XCOMP_PERM
-ARCH_SET_CPUID
-ARCH_SET_FS
-ARCH_SET_GS
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-KVM_GET_CPUID2
-KVM_GET_DEBUGREGS
-KVM_GET_EMULATED_CPUID
-KVM_GET_LAPIC
-KVM_GET_MSRS
-KVM_GET_MSR_FEATURE_INDEX_LIST
-KVM_GET_MSR_INDEX_LIST
-KVM_GET_NESTED_STATE
-KVM_GET_PIT
-KVM_GET_PIT2
-KVM_GET_SREGS2
-KVM_GET_SUPPORTED_CPUID
-KVM_GET_SUPPORTED_HV_CPUID
-KVM_GET_VCPU_EVENTS
-KVM_GET_XCRS
-KVM_GET_XSAVE
-KVM_GET_XSAVE2
-KVM_SET_CPUID
-KVM_SET_CPUID2
-KVM_SET_DEBUGREGS
-KVM_SET_LAPIC
-KVM_SET_MEMORY_ALIAS
-KVM_SET_MSRS
-KVM_SET_NESTED_STATE
-KVM_SET_PIT
-KVM_SET_PIT2
-KVM_SET_PMU_EVENT_FILTER
-KVM_SET_SREGS2
-KVM_SET_VCPU_EVENTS
-KVM_SET_XCRS
-KVM_SET_XSAVE
-KVM_X86_SET_MCE
-KVM_X86_SET_MSR_FILTER
-KVM_XEN_HVM_CONFIG
-MADV_SOFT_OFFLINE
-MAP_32BIT
-MAP_SYNC
-MAP_UNINITIALIZED
-PTRACE_ARCH_PRCTL
-PTRACE_GETFPXREGS
-PTRACE_SETFPXREGS
-PTRACE_SINGLEBLOCK
-PTRACE_SYSEMU
-PTRACE_SYSEMU_SINGLESTEP
-SA_RESTORER
-SIGSTKFLT
-SIGUNUSED
-SS_VECTOR
-TCGETX
-TCSETX
-TCSETXF
-TCSETXW`,mips64el:`AUTOFS_IOC_ASKUMOUNT=0x40049370
AUTOFS_IOC_CATATONIC=0x20009362
AUTOFS_IOC_EXPIRE=0x410c9365
AUTOFS_IOC_EXPIRE_MULTI=0x80049366
AUTOFS_IOC_FAIL=0x20009361
AUTOFS_IOC_PROTOSUBVER=0x40049367
AUTOFS_IOC_PROTOVER=0x40049363
AUTOFS_IOC_READY=0x20009360
BLKALIGNOFF=0x2000127a
BLKBSZGET=0x40081270
BLKBSZSET=0x80081271
BLKCLOSEZONE=0x80101287
BLKDISCARD=0x20001277
BLKDISCARDZEROES=0x2000127c
BLKFINISHZONE=0x80101288
BLKFLSBUF=0x20001261
BLKFRAGET=0x20001265
BLKFRASET=0x20001264
BLKGETDISKSEQ=0x40081280
BLKGETNRZONES=0x40041285
BLKGETSIZE=0x20001260
BLKGETSIZE64=0x40081272
BLKGETZONESZ=0x40041284
BLKIOMIN=0x20001278
BLKIOOPT=0x20001279
BLKOPENZONE=0x80101286
BLKPBSZGET=0x2000127b
BLKPG=0x20001269
BLKRAGET=0x20001263
BLKRASET=0x20001262
BLKRESETZONE=0x80101283
BLKROGET=0x2000125e
BLKROSET=0x2000125d
BLKROTATIONAL=0x2000127e
BLKRRPART=0x2000125f
BLKSECDISCARD=0x2000127d
BLKSECTGET=0x20001267
BLKSECTSET=0x20001266
BLKSSZGET=0x20001268
BLKTRACESTART=0x20001274
BLKTRACESTOP=0x20001275
BLKTRACETEARDOWN=0x20001276
BLKZEROOUT=0x2000127f
BTRFS_IOC_ADD_DEV=0x9000940a
BTRFS_IOC_BALANCE=0x9000940c
BTRFS_IOC_BALANCE_CTL=0x80049421
BTRFS_IOC_BALANCE_PROGRESS=0x44009422
BTRFS_IOC_CLONE=0x80049409
BTRFS_IOC_CLONE_RANGE=0x8020940d
BTRFS_IOC_DEFAULT_SUBVOL=0x80089413
BTRFS_IOC_DEFRAG=0x90009402
BTRFS_IOC_DEFRAG_RANGE=0x80309410
BTRFS_IOC_DEVICES_READY=0x50009427
BTRFS_IOC_ENCODED_READ=0x40809440
BTRFS_IOC_ENCODED_WRITE=0x80809440
BTRFS_IOC_FORGET_DEV=0x90009405
BTRFS_IOC_FS_INFO=0x4400941f
BTRFS_IOC_GET_FEATURES=0x40189439
BTRFS_IOC_GET_FSLABEL=0x41009431
BTRFS_IOC_GET_SUBVOL_INFO=0x41f8943c
BTRFS_IOC_GET_SUPPORTED_FEATURES=0x40489439
BTRFS_IOC_QGROUP_ASSIGN=0x80189429
BTRFS_IOC_QGROUP_CREATE=0x8010942a
BTRFS_IOC_QGROUP_LIMIT=0x4030942b
BTRFS_IOC_QUOTA_RESCAN=0x8040942c
BTRFS_IOC_QUOTA_RESCAN_STATUS=0x4040942d
BTRFS_IOC_QUOTA_RESCAN_WAIT=0x2000942e
BTRFS_IOC_RESIZE=0x90009403
BTRFS_IOC_RM_DEV=0x9000940b
BTRFS_IOC_RM_DEV_V2=0x9000943a
BTRFS_IOC_SCAN_DEV=0x90009404
BTRFS_IOC_SCRUB_CANCEL=0x2000941c
BTRFS_IOC_SEND=0x80489426
BTRFS_IOC_SET_FEATURES=0x80309439
BTRFS_IOC_SET_FSLABEL=0x81009432
BTRFS_IOC_SNAP_CREATE=0x90009401
BTRFS_IOC_SNAP_CREATE_V2=0x90009417
BTRFS_IOC_SNAP_DESTROY=0x9000940f
BTRFS_IOC_SNAP_DESTROY_V2=0x9000943f
BTRFS_IOC_START_SYNC=0x40089418
BTRFS_IOC_SUBVOL_CREATE=0x9000940e
BTRFS_IOC_SUBVOL_CREATE_V2=0x90009418
BTRFS_IOC_SUBVOL_GETFLAGS=0x40089419
BTRFS_IOC_SUBVOL_SETFLAGS=0x8008941a
BTRFS_IOC_SYNC=0x20009408
BTRFS_IOC_TRANS_END=0x20009407
BTRFS_IOC_TRANS_START=0x20009406
BTRFS_IOC_WAIT_SYNC=0x80089416
DMA_BUF_IOCTL_IMPORT_SYNC_FILE=0x80086203
DMA_BUF_IOCTL_SYNC=0x80086200
DMA_BUF_SET_NAME=0x80086201
DMA_BUF_SET_NAME_A=0x80046201
DMA_BUF_SET_NAME_B=0x80086201
EADDRINUSE=125
EADDRNOTAVAIL=126
EAFNOSUPPORT=124
EALREADY=149
EBADE=50
EBADFD=81
EBADMSG=77
EBADR=51
EBADRQC=54
EBADSLT=55
ECANCELED=158
ECHRNG=37
ECONNABORTED=130
ECONNREFUSED=146
ECONNRESET=131
EDEADLK=45
EDEADLOCK=56
EDESTADDRREQ=96
EDQUOT=1133
EFD_NONBLOCK=128
EHOSTDOWN=147
EHOSTUNREACH=148
EHWPOISON=168
EIDRM=36
EILSEQ=88
EINIT=141
EINPROGRESS=150
EISCONN=133
EISNAM=139
EKEYEXPIRED=162
EKEYREJECTED=164
EKEYREVOKED=163
EL2HLT=44
EL2NSYNC=38
ELIBACC=83
ELIBBAD=84
ELIBEXEC=87
ELIBMAX=86
ELIBSCN=85
ELNRNG=41
ELOOP=90
EMEDIUMTYPE=160
EMSGSIZE=97
EMULTIHOP=74
ENAMETOOLONG=78
ENAVAIL=138
ENETDOWN=127
ENETRESET=129
ENETUNREACH=128
ENOANO=53
ENOBUFS=132
ENOCSI=43
ENOKEY=161
ENOLCK=46
ENOMEDIUM=159
ENOMSG=35
ENOPROTOOPT=99
ENOSYS=89
ENOTCONN=134
ENOTEMPTY=93
ENOTNAM=137
ENOTRECOVERABLE=166
ENOTSOCK=95
ENOTSUP=122
ENOTUNIQ=80
EOPNOTSUPP=122
EOVERFLOW=79
EOWNERDEAD=165
EPFNOSUPPORT=123
EPROTONOSUPPORT=120
EPROTOTYPE=98
EREMCHG=82
EREMDEV=142
EREMOTEIO=140
ERESTART=91
ERFKILL=167
ESHUTDOWN=143
ESOCKTNOSUPPORT=121
ESTALE=151
ESTRPIPE=92
ETIMEDOUT=145
ETOOMANYREFS=144
EUCLEAN=135
EUNATCH=42
EUSERS=94
EVIOCGEFFECTS=0x40044584
EVIOCGID=0x40084502
EVIOCGKEYCODE=0x40084504
EVIOCGKEYCODE_V2=0x40284504
EVIOCGMASK=0x40104592
EVIOCGRAB=0x80044590
EVIOCGREP=0x40084503
EVIOCGVERSION=0x40044501
EVIOCREVOKE=0x80044591
EVIOCRMFF=0x80044581
EVIOCSCLOCKID=0x800445a0
EVIOCSFF=0x80304580
EVIOCSKEYCODE=0x80084504
EVIOCSKEYCODE_V2=0x80284504
EVIOCSMASK=0x80104593
EVIOCSREP=0x80084503
EXFULL=52
FBIOGET_VBLANK=0x40204612
FBIO_WAITFORVSYNC=0x80044620
FIBMAP=0x20000001
FICLONE=0x80049409
FICLONERANGE=0x8020940d
FIOASYNC=0x667d
FIOCLEX=0x6601
FIOGETOWN=0x4004667b
FIONBIO=0x667e
FIONCLEX=0x6602
FIONREAD=0x467f
FIOQSIZE=0x667f
FIOSETOWN=0x8004667c
FS_IOC32_GETFLAGS=0x40046601
FS_IOC32_GETVERSION=0x40047601
FS_IOC32_SETFLAGS=0x80046602
FS_IOC32_SETVERSION=0x80047602
FS_IOC_ENABLE_VERITY=0x80806685
FS_IOC_FSGETXATTR=0x401c581f
FS_IOC_FSSETXATTR=0x801c5820
FS_IOC_GETFLAGS=0x40086601
FS_IOC_GETFSLABEL=0x41009431
FS_IOC_GETVERSION=0x40087601
FS_IOC_GET_ENCRYPTION_NONCE=0x4010661b
FS_IOC_GET_ENCRYPTION_POLICY=0x800c6615
FS_IOC_GET_ENCRYPTION_PWSALT=0x80106614
FS_IOC_SETFLAGS=0x80086602
FS_IOC_SETFSLABEL=0x81009432
FS_IOC_SETVERSION=0x80087602
FS_IOC_SET_ENCRYPTION_POLICY=0x400c6613
FUSE_DEV_IOC_CLONE=0x4004e500
F_GETLK=14
F_GETOWN=23
F_SETOWN=24
GPIO_GET_CHIPINFO_IOCTL=0x4044b401
HIDIOCGRAWINFO=0x40084803
HIDIOCGRDESC=0x50044802
HIDIOCGRDESCSIZE=0x40044801
IN_NONBLOCK=128
JSIOCGAXES=0x40016a11
JSIOCGAXMAP=0x40406a32
JSIOCGBTNMAP=0x44006a34
JSIOCGBUTTONS=0x40016a12
JSIOCGCORR=0x40246a22
JSIOCGVERSION=0x40046a01
JSIOCSAXMAP=0x80406a31
JSIOCSBTNMAP=0x84006a33
JSIOCSCORR=0x80246a21
KVM_ARM_SET_DEVICE_ADDR=0x8010aeab
KVM_ARM_VCPU_FINALIZE=0x8004aec2
KVM_ASSIGN_DEV_IRQ=0x8040ae70
KVM_ASSIGN_IRQ=0x4040ae70
KVM_ASSIGN_PCI_DEVICE=0x4040ae69
KVM_ASSIGN_SET_INTX_MASK=0x8040aea4
KVM_ASSIGN_SET_MSIX_ENTRY=0x8010ae74
KVM_ASSIGN_SET_MSIX_NR=0x8008ae73
KVM_CHECK_EXTENSION=0x2000ae03
KVM_CREATE_IRQCHIP=0x2000ae60
KVM_CREATE_PIT=0x2000ae64
KVM_CREATE_PIT2=0x8040ae77
KVM_CREATE_VCPU=0x2000ae41
KVM_CREATE_VM=0x2000ae01
KVM_DEASSIGN_DEV_IRQ=0x8040ae75
KVM_DEASSIGN_PCI_DEVICE=0x8040ae72
KVM_DEBUG_GUEST=0x8050ae87
KVM_DIRTY_TLB=0x8010aeaa
KVM_ENABLE_CAP=0x8068aea3
KVM_GET_API_VERSION=0x2000ae00
KVM_GET_CLOCK=0x4030ae7c
KVM_GET_DEVICE_ATTR=0x8018aee2
KVM_GET_DIRTY_LOG=0x8010ae42
KVM_GET_FPU=0x4000ae8c
KVM_GET_MP_STATE=0x4004ae98
KVM_GET_NR_MMU_PAGES=0x2000ae45
KVM_GET_ONE_REG=0x8010aeab
KVM_GET_REGS=0x4118ae81
KVM_GET_SREGS=0x4000ae83
KVM_GET_STATS_FD=0x2000aece
KVM_GET_TSC_KHZ=0x2000aea3
KVM_GET_VCPU_MMAP_SIZE=0x2000ae04
KVM_HAS_DEVICE_ATTR=0x8018aee3
KVM_HYPERV_EVENTFD=0x8018aebd
KVM_INTERRUPT=0x8004ae86
KVM_IOEVENTFD=0x8040ae79
KVM_IRQFD=0x8020ae76
KVM_IRQ_LINE=0x8008ae61
KVM_KVMCLOCK_CTRL=0x2000aead
KVM_MEMORY_ENCRYPT_REG_REGION=0x4010aebb
KVM_MEMORY_ENCRYPT_UNREG_REGION=0x4010aebc
KVM_NMI=0x2000ae9a
KVM_PPC_GET_PVINFO=0x8080aea1
KVM_PPC_GET_SMMU_INFO=0x4250aea6
KVM_PPC_RESIZE_HPT_COMMIT=0x4010aeae
KVM_PPC_RESIZE_HPT_PREPARE=0x4010aead
KVM_PPC_SVM_OFF=0x2000aeb3
KVM_REGISTER_COALESCED_MMIO=0x8010ae67
KVM_REINJECT_CONTROL=0x2000ae71
KVM_RESET_DIRTY_RINGS=0x2000aec7
KVM_RUN=0x2000ae80
KVM_S390_CLEAR_RESET=0x2000aec4
KVM_S390_ENABLE_SIE=0x2000ae06
KVM_S390_GET_IRQ_STATE=0x8020aeb6
KVM_S390_GET_SKEYS=0x8040aeb2
KVM_S390_INITIAL_RESET=0x2000ae97
KVM_S390_INTERRUPT=0x8010ae94
KVM_S390_IRQ=0x8048aeb4
KVM_S390_MEM_OP=0x8040aeb1
KVM_S390_NORMAL_RESET=0x2000aec3
KVM_S390_SET_CMMA_BITS=0x8020aeb9
KVM_S390_SET_INITIAL_PSW=0x8010ae96
KVM_S390_SET_IRQ_STATE=0x8020aeb5
KVM_S390_SET_SKEYS=0x8040aeb3
KVM_S390_STORE_STATUS=0x8008ae95
KVM_S390_UCAS_MAP=0x8018ae50
KVM_S390_UCAS_UNMAP=0x8018ae51
KVM_S390_VCPU_FAULT=0x8008ae52
KVM_S390_ZPCI_OP=0x8048aed1
KVM_SET_BOOT_CPU_ID=0x2000ae78
KVM_SET_CLOCK=0x8030ae7b
KVM_SET_DEVICE_ATTR=0x8018aee1
KVM_SET_FPU=0x8000ae8d
KVM_SET_GSI_ROUTING=0x8008ae6a
KVM_SET_GUEST_DEBUG=0x8008ae9b
KVM_SET_IDENTITY_MAP_ADDR=0x8008ae48
KVM_SET_IRQCHIP=0x4208ae63
KVM_SET_MEMORY_REGION=0x8018ae40
KVM_SET_MP_STATE=0x8004ae99
KVM_SET_NR_MMU_PAGES=0x2000ae44
KVM_SET_ONE_REG=0x8010aeac
KVM_SET_REGS=0x8118ae82
KVM_SET_SIGNAL_MASK=0x8004ae8b
KVM_SET_SREGS=0x8000ae84
KVM_SET_TSC_KHZ=0x2000aea2
KVM_SET_TSS_ADDR=0x2000ae47
KVM_SET_USER_MEMORY_REGION=0x8020ae46
KVM_SET_VAPIC_ADDR=0x8008ae93
KVM_SIGNAL_MSI=0x8020aea5
KVM_SMI=0x2000aeb7
KVM_TRACE_DISABLE=0x2000ae08
KVM_TRACE_ENABLE=0x8008ae06
KVM_TRACE_PAUSE=0x2000ae07
KVM_UNREGISTER_COALESCED_MMIO=0x8010ae68
KVM_X86_GET_MCE_CAP_SUPPORTED=0x4008ae9d
KVM_X86_SETUP_MCE=0x8008ae9c
KVM_XEN_HVM_EVTCHN_SEND=0x800caed0
KVM_XEN_HVM_SET_ATTR=0x8048aec9
KVM_XEN_VCPU_SET_ATTR=0x8048aecb
MAP_ANONYMOUS=2048
MAP_AUTOGROW=64
MAP_AUTORSRV=256
MAP_DENYWRITE=0x2000
MAP_EXECUTABLE=0x4000
MAP_GROWSDOWN=0x1000
MAP_HUGETLB=0x80000
MAP_LOCAL=128
MAP_LOCKED=0x8000
MAP_NONBLOCK=0x20000
MAP_NORESERVE=1024
MAP_POPULATE=0x10000
MAP_RENAME=32
MAP_STACK=0x40000
NBD_CLEAR_QUE=0x2000ab05
NBD_CLEAR_SOCK=0x2000ab04
NBD_DISCONNECT=0x2000ab08
NBD_DO_IT=0x2000ab03
NBD_PRINT_DEBUG=0x2000ab06
NBD_SET_BLKSIZE=0x2000ab01
NBD_SET_FLAGS=0x2000ab0a
NBD_SET_SIZE=0x2000ab02
NBD_SET_SIZE_BLOCKS=0x2000ab07
NBD_SET_SOCK=0x2000ab00
NBD_SET_TIMEOUT=0x2000ab09
NS_GET_NSTYPE=0x2000b703
NS_GET_OWNER_UID=0x2000b704
NS_GET_PARENT=0x2000b702
NS_GET_USERNS=0x2000b701
NVME_IOCTL_ID=0x20004e40
NVME_IOCTL_RESCAN=0x20004e46
NVME_IOCTL_RESET=0x20004e44
NVME_IOCTL_SUBMIT_IO=0x80304e42
NVME_IOCTL_SUBSYS_RESET=0x20004e45
O_APPEND=8
O_CREAT=256
O_DIRECT=0x8000
O_DSYNC=16
O_EXCL=1024
O_LARGEFILE=0x2000
O_NDELAY=128
O_NOCTTY=2048
O_NONBLOCK=128
O_SYNC=0x4010
PERF_EVENT_IOC_DISABLE=0x20002401
PERF_EVENT_IOC_ENABLE=0x20002400
PERF_EVENT_IOC_ID=0x40082407
PERF_EVENT_IOC_MODIFY_ATTRIBUTES=0x8008240b
PERF_EVENT_IOC_PAUSE_OUTPUT=0x80042409
PERF_EVENT_IOC_PERIOD=0x80082404
PERF_EVENT_IOC_REFRESH=0x20002402
PERF_EVENT_IOC_RESET=0x20002403
PERF_EVENT_IOC_SET_BPF=0x80042408
PERF_EVENT_IOC_SET_FILTER=0x80082406
PERF_EVENT_IOC_SET_OUTPUT=0x20002405
PIDFD_NONBLOCK=128
PIDFD_THREAD=1024
POLLWRBAND=256
POLLWRNORM=4
PPPIOCATTACH=0x8004743d
PPPIOCATTCHAN=0x80047438
PPPIOCBRIDGECHAN=0x80047435
PPPIOCCONNECT=0x8004743a
PPPIOCDETACH=0x8004743c
PPPIOCDISCONN=0x20007439
PPPIOCGASYNCMAP=0x40047458
PPPIOCGCHAN=0x40047437
PPPIOCGDEBUG=0x40047441
PPPIOCGFLAGS=0x4004745a
PPPIOCGIDLE=0x4010743f
PPPIOCGIDLE32=0x4008743f
PPPIOCGIDLE64=0x4010743f
PPPIOCGL2TPSTATS=0x40487436
PPPIOCGMRU=0x40047453
PPPIOCGRASYNCMAP=0x40047455
PPPIOCGUNIT=0x40047456
PPPIOCGXASYNCMAP=0x40207450
PPPIOCSACTIVE=0x80107446
PPPIOCSASYNCMAP=0x80047457
PPPIOCSCOMPRESS=0x8010744d
PPPIOCSDEBUG=0x80047440
PPPIOCSFLAGS=0x80047459
PPPIOCSMAXCID=0x80047451
PPPIOCSMRRU=0x8004743b
PPPIOCSMRU=0x80047452
PPPIOCSNPMODE=0x8008744b
PPPIOCSPASS=0x80107447
PPPIOCSRASYNCMAP=0x80047454
PPPIOCSXASYNCMAP=0x8020744f
PPPIOCUNBRIDGECHAN=0x20007434
PPPIOCXFERUNIT=0x2000744e
PROT_SEM=16
PTRACE_GET_THREAD_AREA_3264=196
PTRACE_GET_WATCH_REGS=208
PTRACE_PEEKDATA_3264=193
PTRACE_PEEKTEXT_3264=192
PTRACE_POKEDATA_3264=195
PTRACE_POKETEXT_3264=194
PTRACE_SET_WATCH_REGS=209
RLIMIT_AS=6
RLIMIT_MEMLOCK=9
RLIMIT_NOFILE=5
RLIMIT_NPROC=8
RLIMIT_RSS=7
RLIM_INFINITY=0x7fffffff
RTC_AIE_OFF=0x20007002
RTC_AIE_ON=0x20007001
RTC_ALM_READ=0x40247008
RTC_ALM_SET=0x80247007
RTC_EPOCH_READ=0x4008700d
RTC_EPOCH_SET=0x8008700e
RTC_IRQP_READ=0x4008700b
RTC_IRQP_SET=0x8008700c
RTC_PARAM_GET=0x80187013
RTC_PARAM_SET=0x80187014
RTC_PIE_OFF=0x20007006
RTC_PIE_ON=0x20007005
RTC_PLL_GET=0x40207011
RTC_PLL_SET=0x80207012
RTC_RD_TIME=0x40247009
RTC_SET_TIME=0x8024700a
RTC_UIE_OFF=0x20007004
RTC_UIE_ON=0x20007003
RTC_VL_CLR=0x20007014
RTC_VL_READ=0x40047013
RTC_WIE_OFF=0x20007010
RTC_WIE_ON=0x2000700f
RTC_WKALM_RD=0x40287010
RTC_WKALM_SET=0x8028700f
SA_NOCLDWAIT=0x10000
SA_SIGINFO=8
SECCOMP_IOCTL_NOTIF_ADDFD=0x80182103
SECCOMP_IOCTL_NOTIF_ID_VALID=0x80082102
SFD_NONBLOCK=128
SIGBUS=10
SIGCHLD=18
SIGCLD=18
SIGCONT=25
SIGEMT=7
SIGIO=22
SIGPOLL=22
SIGPROF=29
SIGPWR=19
SIGSTOP=23
SIGSYS=12
SIGTSTP=24
SIGTTIN=26
SIGTTOU=27
SIGURG=21
SIGUSR1=16
SIGUSR2=17
SIGVTALRM=28
SIGWINCH=20
SIGXCPU=30
SIGXFSZ=31
SIG_BLOCK=1
SIG_SETMASK=3
SIG_UNBLOCK=2
SIOCATMARK=0x40047307
SIOCGPGRP=0x40047309
SIOCGSTAMPNS_NEW=0x40108907
SIOCGSTAMP_NEW=0x40108906
SIOCINQ=0x467f
SIOCOUTQ=0x7472
SIOCSPGRP=0x80047308
SI_ASYNCIO=-2
SI_MESGQ=-4
SI_TIMER=-3
SNAPSHOT_ALLOC_SWAP_PAGE=0x40083314
SNAPSHOT_ATOMIC_RESTORE=0x20003304
SNAPSHOT_AVAIL_SWAP_SIZE=0x40083313
SNAPSHOT_CREATE_IMAGE=0x80043311
SNAPSHOT_FREE=0x20003305
SNAPSHOT_FREEZE=0x20003301
SNAPSHOT_FREE_SWAP_PAGES=0x20003309
SNAPSHOT_GET_IMAGE_SIZE=0x4008330e
SNAPSHOT_PLATFORM_SUPPORT=0x2000330f
SNAPSHOT_POWER_OFF=0x20003310
SNAPSHOT_PREF_IMAGE_SIZE=0x20003312
SNAPSHOT_S2RAM=0x2000330b
SNAPSHOT_SET_SWAP_AREA=0x800c330d
SNAPSHOT_UNFREEZE=0x20003302
SNDRV_CTL_IOCTL_CARD_INFO=0x41785501
SNDRV_CTL_IOCTL_ELEM_LOCK=0x80405514
SNDRV_CTL_IOCTL_ELEM_UNLOCK=0x80405515
SNDRV_CTL_IOCTL_HWDEP_INFO=0x40dc5521
SNDRV_CTL_IOCTL_PCM_NEXT_DEVICE=0x40045530
SNDRV_CTL_IOCTL_PCM_PREFER_SUBDEVICE=0x80045532
SNDRV_CTL_IOCTL_POWER_STATE=0x400455d1
SNDRV_CTL_IOCTL_PVERSION=0x40045500
SNDRV_CTL_IOCTL_RAWMIDI_PREFER_SUBDEVICE=0x80045542
SNDRV_HWDEP_IOCTL_DSP_LOAD=0x80604803
SNDRV_HWDEP_IOCTL_DSP_STATUS=0x40404802
SNDRV_HWDEP_IOCTL_INFO=0x40dc4801
SNDRV_HWDEP_IOCTL_PVERSION=0x40044800
SNDRV_PCM_IOCTL_CHANNEL_INFO=0x40184132
SNDRV_PCM_IOCTL_DELAY=0x40084121
SNDRV_PCM_IOCTL_DRAIN=0x20004144
SNDRV_PCM_IOCTL_DROP=0x20004143
SNDRV_PCM_IOCTL_FORWARD=0x80084149
SNDRV_PCM_IOCTL_HWSYNC=0x20004122
SNDRV_PCM_IOCTL_HW_FREE=0x20004112
SNDRV_PCM_IOCTL_INFO=0x41204101
SNDRV_PCM_IOCTL_LINK=0x80044160
SNDRV_PCM_IOCTL_PAUSE=0x80044145
SNDRV_PCM_IOCTL_PREPARE=0x20004140
SNDRV_PCM_IOCTL_PVERSION=0x40044100
SNDRV_PCM_IOCTL_READI_FRAMES=0x40184151
SNDRV_PCM_IOCTL_READN_FRAMES=0x40184153
SNDRV_PCM_IOCTL_RESET=0x20004141
SNDRV_PCM_IOCTL_RESUME=0x20004147
SNDRV_PCM_IOCTL_REWIND=0x80084146
SNDRV_PCM_IOCTL_START=0x20004142
SNDRV_PCM_IOCTL_STATUS=0x40984120
SNDRV_PCM_IOCTL_TSTAMP=0x80044102
SNDRV_PCM_IOCTL_TTSTAMP=0x80044103
SNDRV_PCM_IOCTL_UNLINK=0x20004161
SNDRV_PCM_IOCTL_USER_PVERSION=0x80044104
SNDRV_PCM_IOCTL_WRITEI_FRAMES=0x80184150
SNDRV_PCM_IOCTL_WRITEN_FRAMES=0x80184152
SNDRV_PCM_IOCTL_XRUN=0x20004148
SNDRV_RAWMIDI_IOCTL_DRAIN=0x80045731
SNDRV_RAWMIDI_IOCTL_DROP=0x80045730
SNDRV_RAWMIDI_IOCTL_INFO=0x410c5701
SNDRV_RAWMIDI_IOCTL_PVERSION=0x40045700
SNDRV_RAWMIDI_IOCTL_USER_PVERSION=0x80045702
SNDRV_TIMER_IOCTL_CONTINUE=0x200054a2
SNDRV_TIMER_IOCTL_GPARAMS=0x80485404
SNDRV_TIMER_IOCTL_INFO=0x40e85411
SNDRV_TIMER_IOCTL_PARAMS=0x80505412
SNDRV_TIMER_IOCTL_PAUSE=0x200054a3
SNDRV_TIMER_IOCTL_PVERSION=0x40045400
SNDRV_TIMER_IOCTL_SELECT=0x80345410
SNDRV_TIMER_IOCTL_START=0x200054a0
SNDRV_TIMER_IOCTL_STATUS=0x40605414
SNDRV_TIMER_IOCTL_STOP=0x200054a1
SNDRV_TIMER_IOCTL_TREAD=0x80045402
SNDRV_TIMER_IOCTL_TREAD64=0x800454a4
SNDRV_TIMER_IOCTL_TREAD_OLD=0x80045402
SOCK_DGRAM=1
SOCK_NONBLOCK=128
SOCK_STREAM=2
SOL_SOCKET=0xffff
SO_ACCEPTCONN=0x1009
SO_BROADCAST=32
SO_DOMAIN=0x1029
SO_DONTROUTE=16
SO_ERROR=0x1007
SO_KEEPALIVE=8
SO_LINGER=128
SO_OOBINLINE=256
SO_PASSCRED=17
SO_PEERCRED=18
SO_PEERSEC=30
SO_PROTOCOL=0x1028
SO_RCVBUF=0x1002
SO_RCVLOWAT=0x1004
SO_RCVTIMEO=0x1006
SO_RCVTIMEO_OLD=0x1006
SO_REUSEADDR=4
SO_REUSEPORT=512
SO_SNDBUF=0x1001
SO_SNDBUFFORCE=31
SO_SNDLOWAT=0x1003
SO_SNDTIMEO=0x1005
SO_SNDTIMEO_OLD=0x1005
SO_STYLE=0x1008
SO_TYPE=0x1008
SPI_IOC_RD_BITS_PER_WORD=0x40016b03
SPI_IOC_RD_LSB_FIRST=0x40016b02
SPI_IOC_RD_MAX_SPEED_HZ=0x40046b04
SPI_IOC_RD_MODE=0x40016b01
SPI_IOC_RD_MODE32=0x40046b05
SPI_IOC_WR_BITS_PER_WORD=0x80016b03
SPI_IOC_WR_LSB_FIRST=0x80016b02
SPI_IOC_WR_MAX_SPEED_HZ=0x80046b04
SPI_IOC_WR_MODE=0x80016b01
SPI_IOC_WR_MODE32=0x80046b05
TCFLSH=0x5407
TCGETA=0x5401
TCGETS=0x540d
TCGETS2=0x4030542a
TCSADRAIN=0x540f
TCSAFLUSH=0x5410
TCSANOW=0x540e
TCSBRK=0x5405
TCSBRKP=0x5486
TCSETA=0x5402
TCSETAF=0x5404
TCSETAW=0x5403
TCSETS=0x540e
TCSETS2=0x8030542b
TCSETSF=0x5410
TCSETSF2=0x8030542d
TCSETSW=0x540f
TCSETSW2=0x8030542c
TCXONC=0x5406
TFD_IOC_SET_TICKS=0x80085400
TFD_NONBLOCK=128
TIOCCONS=0x80047478
TIOCEXCL=0x740d
TIOCGDEV=0x40045432
TIOCGETD=0x7400
TIOCGETP=0x7408
TIOCGEXCL=0x40045440
TIOCGICOUNT=0x5492
TIOCGISO7816=0x40285442
TIOCGLCKTRMIOS=0x548b
TIOCGLTC=0x7474
TIOCGPGRP=0x40047477
TIOCGPKT=0x40045438
TIOCGPTLCK=0x40045439
TIOCGPTN=0x40045430
TIOCGPTPEER=0x20005441
TIOCGRS485=0x4020542e
TIOCGSERIAL=0x5484
TIOCGSID=0x7416
TIOCGSOFTCAR=0x5481
TIOCGWINSZ=0x40087468
TIOCINQ=0x467f
TIOCLINUX=0x5483
TIOCMBIC=0x741c
TIOCMBIS=0x741b
TIOCMGET=0x741d
TIOCMIWAIT=0x5491
TIOCMSET=0x741a
TIOCNOTTY=0x5471
TIOCNXCL=0x740e
TIOCOUTQ=0x7472
TIOCPKT=0x5470
TIOCSCTTY=0x5480
TIOCSERCONFIG=0x5488
TIOCSERGETLSR=0x548e
TIOCSERGETMULTI=0x548f
TIOCSERGSTRUCT=0x548d
TIOCSERGWILD=0x5489
TIOCSERSETMULTI=0x5490
TIOCSERSWILD=0x548a
TIOCSETD=0x7401
TIOCSETN=0x740a
TIOCSETP=0x7409
TIOCSIG=0x80045436
TIOCSLCKTRMIOS=0x548c
TIOCSLTC=0x7475
TIOCSPGRP=0x80047476
TIOCSPTLCK=0x80045431
TIOCSRS485=0xc020542f
TIOCSSERIAL=0x5485
TIOCSSOFTCAR=0x5482
TIOCSTI=0x5472
TIOCSWINSZ=0x80087467
TUNATTACHFILTER=0x801054d5
TUNDETACHFILTER=0x801054d6
TUNGETDEVNETNS=0x200054e3
TUNGETFEATURES=0x400454cf
TUNGETFILTER=0x401054db
TUNGETIFF=0x400454d2
TUNGETSNDBUF=0x400454d3
TUNGETVNETBE=0x400454df
TUNGETVNETHDRSZ=0x400454d7
TUNGETVNETLE=0x400454dd
TUNSETCARRIER=0x800454e2
TUNSETDEBUG=0x800454c9
TUNSETFILTEREBPF=0x400454e1
TUNSETGROUP=0x800454ce
TUNSETIFF=0x800454ca
TUNSETIFINDEX=0x800454da
TUNSETLINK=0x800454cd
TUNSETNOCSUM=0x800454c8
TUNSETOFFLOAD=0x800454d0
TUNSETOWNER=0x800454cc
TUNSETPERSIST=0x800454cb
TUNSETQUEUE=0x800454d9
TUNSETSNDBUF=0x800454d4
TUNSETSTEERINGEBPF=0x400454e0
TUNSETTXFILTER=0x800454d1
TUNSETVNETBE=0x800454de
TUNSETVNETHDRSZ=0x800454d8
TUNSETVNETLE=0x800454dc
UDMABUF_CREATE=0x80187542
UDMABUF_CREATE_LIST=0x80087543
UFFDIO_UNREGISTER=0x4010aa01
UFFDIO_WAKE=0x4010aa02
UI_ABS_SETUP=0x801c5504
UI_DEV_CREATE=0x20005501
UI_DEV_DESTROY=0x20005502
UI_DEV_SETUP=0x805c5503
UI_END_FF_ERASE=0x800c55cb
UI_END_FF_UPLOAD=0x806855c9
UI_GET_VERSION=0x4004552d
UI_SET_ABSBIT=0x80045567
UI_SET_EVBIT=0x80045564
UI_SET_FFBIT=0x8004556b
UI_SET_KEYBIT=0x80045565
UI_SET_LEDBIT=0x80045569
UI_SET_MSCBIT=0x80045568
UI_SET_PHYS=0x8008556c
UI_SET_PROPBIT=0x8004556e
UI_SET_RELBIT=0x80045566
UI_SET_SNDBIT=0x8004556a
UI_SET_SWBIT=0x8004556d
USBDEVFS_ALLOC_STREAMS=0x4008551c
USBDEVFS_ALLOW_SUSPEND=0x20005522
USBDEVFS_CLAIMINTERFACE=0x4004550f
USBDEVFS_CLAIM_PORT=0x40045518
USBDEVFS_CLEAR_HALT=0x40045515
USBDEVFS_CONNECT=0x20005517
USBDEVFS_CONNECTINFO=0x80085511
USBDEVFS_DISCARDURB=0x2000550b
USBDEVFS_DISCONNECT=0x20005516
USBDEVFS_DISCONNECT_CLAIM=0x4108551b
USBDEVFS_DISCSIGNAL=0x4010550e
USBDEVFS_DROP_PRIVILEGES=0x8004551e
USBDEVFS_FORBID_SUSPEND=0x20005521
USBDEVFS_FREE_STREAMS=0x4008551d
USBDEVFS_GETDRIVER=0x81045508
USBDEVFS_GET_CAPABILITIES=0x4004551a
USBDEVFS_GET_SPEED=0x2000551f
USBDEVFS_HUB_PORTINFO=0x40805513
USBDEVFS_REAPURB=0x8008550c
USBDEVFS_REAPURB32=0x8004550c
USBDEVFS_REAPURBNDELAY=0x8008550d
USBDEVFS_REAPURBNDELAY32=0x8004550d
USBDEVFS_RELEASEINTERFACE=0x40045510
USBDEVFS_RELEASE_PORT=0x40045519
USBDEVFS_RESET=0x20005514
USBDEVFS_RESETEP=0x40045503
USBDEVFS_SETCONFIGURATION=0x40045505
USBDEVFS_SETINTERFACE=0x40085504
USBDEVFS_SUBMITURB=0x4038550a
USBDEVFS_WAIT_FOR_RESUME=0x20005523
VFIO_CHECK_EXTENSION=0x20003b65
VFIO_DEVICE_FEATURE=0x20003b75
VFIO_DEVICE_GET_GFX_DMABUF=0x20003b73
VFIO_DEVICE_GET_INFO=0x20003b6b
VFIO_DEVICE_GET_IRQ_INFO=0x20003b6d
VFIO_DEVICE_GET_PCI_HOT_RESET_INFO=0x20003b70
VFIO_DEVICE_GET_REGION_INFO=0x20003b6c
VFIO_DEVICE_IOEVENTFD=0x20003b74
VFIO_DEVICE_PCI_HOT_RESET=0x20003b71
VFIO_DEVICE_QUERY_GFX_PLANE=0x20003b72
VFIO_DEVICE_RESET=0x20003b6f
VFIO_DEVICE_SET_IRQS=0x20003b6e
VFIO_EEH_PE_OP=0x20003b79
VFIO_GET_API_VERSION=0x20003b64
VFIO_GROUP_GET_DEVICE_FD=0x20003b6a
VFIO_GROUP_GET_STATUS=0x20003b67
VFIO_GROUP_SET_CONTAINER=0x20003b68
VFIO_GROUP_UNSET_CONTAINER=0x20003b69
VFIO_IOMMU_DIRTY_PAGES=0x20003b75
VFIO_IOMMU_DISABLE=0x20003b74
VFIO_IOMMU_ENABLE=0x20003b73
VFIO_IOMMU_GET_INFO=0x20003b70
VFIO_IOMMU_MAP_DMA=0x20003b71
VFIO_IOMMU_SPAPR_REGISTER_MEMORY=0x20003b75
VFIO_IOMMU_SPAPR_TCE_CREATE=0x20003b77
VFIO_IOMMU_SPAPR_TCE_GET_INFO=0x20003b70
VFIO_IOMMU_SPAPR_TCE_REMOVE=0x20003b78
VFIO_IOMMU_SPAPR_UNREGISTER_MEMORY=0x20003b76
VFIO_IOMMU_UNMAP_DMA=0x20003b72
VFIO_SET_IOMMU=0x20003b66
VHOST_GET_BACKEND_FEATURES=0x4008af26
VHOST_GET_FEATURES=0x4008af00
VHOST_GET_VRING_BUSYLOOP_TIMEOUT=0x8008af24
VHOST_GET_VRING_ENDIAN=0x8008af14
VHOST_NET_SET_BACKEND=0x8008af30
VHOST_RESET_OWNER=0x2000af02
VHOST_SCSI_CLEAR_ENDPOINT=0x80e8af41
VHOST_SCSI_GET_ABI_VERSION=0x8004af42
VHOST_SCSI_GET_EVENTS_MISSED=0x8004af44
VHOST_SCSI_SET_ENDPOINT=0x80e8af40
VHOST_SCSI_SET_EVENTS_MISSED=0x8004af43
VHOST_SET_BACKEND_FEATURES=0x8008af25
VHOST_SET_FEATURES=0x8008af00
VHOST_SET_LOG_BASE=0x8008af04
VHOST_SET_LOG_FD=0x8004af07
VHOST_SET_MEM_TABLE=0x8008af03
VHOST_SET_OWNER=0x2000af01
VHOST_SET_VRING_ADDR=0x8028af11
VHOST_SET_VRING_BASE=0x8008af12
VHOST_SET_VRING_BUSYLOOP_TIMEOUT=0x8008af23
VHOST_SET_VRING_CALL=0x8008af21
VHOST_SET_VRING_ENDIAN=0x8008af13
VHOST_SET_VRING_ERR=0x8008af22
VHOST_SET_VRING_KICK=0x8008af20
VHOST_VDPA_GET_CONFIG=0x4008af73
VHOST_VDPA_GET_CONFIG_SIZE=0x4004af79
VHOST_VDPA_GET_DEVICE_ID=0x4004af70
VHOST_VDPA_GET_IOVA_RANGE=0x4010af78
VHOST_VDPA_GET_STATUS=0x4001af71
VHOST_VDPA_GET_VQS_COUNT=0x4004af80
VHOST_VDPA_SET_CONFIG=0x8008af74
VHOST_VDPA_SET_CONFIG_CALL=0x8004af77
VHOST_VDPA_SET_GROUP_ASID=0x8008af7c
VHOST_VDPA_SET_STATUS=0x8001af72
VHOST_VDPA_SET_VRING_ENABLE=0x8008af75
VHOST_VDPA_SUSPEND=0x2000af7d
VHOST_VSOCK_SET_GUEST_CID=0x8008af60
VHOST_VSOCK_SET_RUNNING=0x8004af61
WDIOC_GETBOOTSTATUS=0x40045702
WDIOC_GETPRETIMEOUT=0x40045709
WDIOC_GETSTATUS=0x40045701
WDIOC_GETSUPPORT=0x40285700
WDIOC_GETTEMP=0x40045703
WDIOC_GETTIMELEFT=0x4004570a
WDIOC_GETTIMEOUT=0x40045707
WDIOC_KEEPALIVE=0x40045705
WDIOC_SETOPTIONS=0x40045704
-ARCH_ENABLE_TAGGED_ADDR
-ARCH_FORCE_TAGGED_SVA
-ARCH_GET_CPUID
-ARCH_GET_FS
-ARCH_GET_GS
-ARCH_GET_MAX_TAG_BITS
-ARCH_GET_UNTAG_MASK
-ARCH_GET_XCOMP_GUEST_PERM
-ARCH_GET_XCOMP_PERM
-ARCH_GET_XCOMP_SUPP
-ARCH_MAP_VDSO_32
-ARCH_MAP_VDSO_64
-ARCH_MAP_VDSO_X32
-ARCH_REQ_XCOMP_GUEST_PERM
-ARCH_REQ_XCOMP_PERM
-ARCH_SET_CPUID
-ARCH_SET_FS
-ARCH_SET_GS
-ARCH_SHSTK_DISABLE
-ARCH_SHSTK_ENABLE
-ARCH_SHSTK_LOCK
-ARCH_SHSTK_STATUS
-ARCH_SHSTK_UNLOCK
-KVM_GET_CPUID2
-KVM_GET_DEBUGREGS
-KVM_GET_EMULATED_CPUID
-KVM_GET_LAPIC
-KVM_GET_MSRS
-KVM_GET_MSR_FEATURE_INDEX_LIST
-KVM_GET_MSR_INDEX_LIST
-KVM_GET_NESTED_STATE
-KVM_GET_PIT
-KVM_GET_PIT2
-KVM_GET_SREGS2
-KVM_GET_SUPPORTED_CPUID
-KVM_GET_SUPPORTED_HV_CPUID
-KVM_GET_VCPU_EVENTS
-KVM_GET_XCRS
-KVM_GET_XSAVE
-KVM_GET_XSAVE2
-KVM_SET_CPUID
-KVM_SET_CPUID2
-KVM_SET_DEBUGREGS
-KVM_SET_LAPIC
-KVM_SET_MEMORY_ALIAS
-KVM_SET_MSRS
-KVM_SET_NESTED_STATE
-KVM_SET_PIT
-KVM_SET_PIT2
-KVM_SET_PMU_EVENT_FILTER
-KVM_SET_SREGS2
-KVM_SET_VCPU_EVENTS
-KVM_SET_XCRS
-KVM_SET_XSAVE
-KVM_X86_SET_MCE
-KVM_X86_SET_MSR_FILTER
-KVM_XEN_HVM_CONFIG
-MADV_SOFT_OFFLINE
-MAP_32BIT
-MAP_SYNC
-MAP_UNINITIALIZED
-PTRACE_ARCH_PRCTL
-PTRACE_GETFPXREGS
-PTRACE_SETFPXREGS
-PTRACE_SINGLEBLOCK
-PTRACE_SYSEMU
-PTRACE_SYSEMU_SINGLESTEP
-SA_RESTORER
-SIGSTKFLT
-SIGUNUSED
-SS_VECTOR
-TCGETX
-TCSETX
-TCSETXF
-TCSETXW`};var iS=new Map;function wr(t){let e=iS.get(t);return e===void 0&&iS.set(t,e=`
${oS[t]??""}
`),e}var _S=t=>t.startsWith("-")?-BigInt(t.slice(1)):BigInt(t);function x0(t,e){let n=t.indexOf(`
${e}=`);if(n<0)return;let r=n+e.length+2;return _S(t.slice(r,t.indexOf(`
`,r)))}var A0=new Map;function Kt(t,e){let n=`${t} ${e}`;if(A0.has(n))return A0.get(n);let r=M4(t,e);return A0.set(n,r),r}function M4(t,e){if(!/^\w+$/.test(e))return;if(t==="x86_64")return x0(wr(t),e);let n=wr(t);return x0(n,e)??(n.includes(`
-${e}
`)?void 0:x0(wr("x86_64"),e))}function*aS(t,e){for(let n=t.indexOf(`
${e}`)+1;n>0&&t.startsWith(e,n);){let r=t.indexOf(`
`,n);yield t.slice(n,r),n=r+1}}function P0(t,e){let n=new Map;for(let r of new Set([wr("x86_64"),wr(t)]))for(let s of aS(r,e)){let o=s.indexOf("=");o>0&&n.set(s.slice(0,o),_S(s.slice(o+1)))}if(t!=="x86_64")for(let r of aS(wr(t),`-${e}`))n.delete(r.slice(1));return[...n].sort((r,s)=>r[0]<s[0]?-1:1)}var C0;function ri(){if(!C0){let t=new Set;for(let e of Fn)for(let[,n=""]of wr(e).matchAll(/^(\w+)=/gm))t.add(n);C0=[...t].sort()}return C0}var cr=class{#e;#t;#n=new Map;constructor(e,n=/^$/){this.#e=e,this.#t=n}table(e){let n=this.#n.get(e);if(!n){let r=[];for(let[s,o]of P0(e,this.#e)){let i=s.slice(this.#e.length);this.#t.test(i)||r.push([i.toLowerCase(),Number(o)])}this.#n.set(e,n=new Map(r))}return n}names(e="x86_64"){return[...this.table(e).keys()]}name(e,n){for(let[r,s]of this.table(e))if(s===n&&!lS.has(r))return r}},lS=new Set(["hopopts","inet_diag","iot","poll","unused","cld","lost","local","route","file","wouldblock","deadlock","notsup","deadlk"]),dS=new cr("SIG",/_|^(?:RTMIN|RTMAX|STKSZ|UNUSED|EV.*)$|^MINSTKSZ$|^SWI$/),ES=new cr("CAP_",/^LAST_CAP$/),uS=new cr("AF_",/^(?:UNSPEC|MAX)$/),fS=new cr("SOCK_",/^(?:CLOEXEC|NONBLOCK|TYPE_MASK|MAX|IOC_TYPE|SNDBUF_LOCK|RCVBUF_LOCK|BUF_LOCK_MASK|TXREHASH.*|DESTROY|.*_LOCK.*)$/),L4=new cr("IPPROTO_",/^MAX$/),D4=new cr("NETLINK_",/_(?:INFO|MEMBERSHIP|MEMBERSHIPS|ERROR|ENOBUFS|RING|ID|ACK|CHK)$|^(?:UNUSED|PKTINFO|CONNECTED|UNCONNECTED|MAJOR|LISTEN_ALL_NSID)$|STRICT/);function bn(t,e){let n=pS(e)?Kt(t,e):void 0;return n===void 0?void 0:Number(n)}var pS=t=>/^E[A-Z0-9]+$/.test(t)&&!/^(?:EPOLL|EVIOC)/.test(t),cS=new Map;function mS(t,e){let n=cS.get(t);return n||cS.set(t,n=F4(t)),n.get(e)}function F4(t){let e=new Map,n=new Map;for(let[r,s]of P0(t,"E"))pS(r)&&(lS.has(r.slice(1).toLowerCase())?n.set(Number(s),r):e.has(Number(s))||e.set(Number(s),r));return new Map([...n,...e])}var TS=(t,e)=>dS.table(t).get(e);var SS=t=>dS.names(t),lr=t=>ES.table("x86_64").get(t);var P_=()=>ES.names(),si=t=>uS.table("x86_64").get(t);var hS=()=>uS.names(),N0=(t,e)=>fS.table(t).get(e);var RS=()=>fS.names(),IS=t=>L4.table("x86_64").get(t);var OS=t=>D4.table("x86_64").get(t);var gS={socketcall:"socket=1 bind=2 connect=3 listen=4 accept=5 getsockname=6 getpeername=7 socketpair=8 send=9 recv=10 sendto=11 recvfrom=12 shutdown=13 setsockopt=14 getsockopt=15 sendmsg=16 recvmsg=17 accept4=18 recvmmsg=19 sendmmsg=20",ipc:"semop=1 semget=2 semctl=3 semtimedop=4 msgsnd=11 msgrcv=12 msgget=13 msgctl=14 shmat=21 shmdt=22 shmget=23 shmctl=24"};var b4;function U4(){let t=new Map;for(let e of["socketcall","ipc"])for(let n of(gS[e]??"").split(" ")){let[r="",s]=n.split("=");t.set(r,{multiplexer:e,call:Number(s)})}return t}function oi(t,e){let n=(b4??=U4()).get(e);return n&&cn(t).has(n.multiplexer)?n:void 0}var N_={aio:`io_cancel io_destroy io_getevents io_pgetevents io_pgetevents_time64 io_setup io_submit
io_uring_enter io_uring_register io_uring_setup`,basic_io:`_llseek close close_range dup dup2 dup3 lseek pread64 preadv preadv2 pwrite64 pwritev pwritev2 read
readv write writev`,chown:"chown chown32 fchown fchown32 fchownat lchown lchown32",clock:"adjtimex clock_adjtime clock_adjtime64 clock_settime clock_settime64 settimeofday",cpu_emulation:"modify_ldt subpage_prot switch_endian vm86 vm86old",debug:"lookup_dcookie perf_event_open pidfd_getfd ptrace rtas s390_runtime_instr sys_debug_setcontext",default:`arch_prctl brk cacheflush clock_getres clock_getres_time64 clock_gettime clock_gettime64
clock_nanosleep clock_nanosleep_time64 execve exit exit_group futex futex_requeue futex_time64
futex_wait futex_waitv futex_wake get_robust_list get_thread_area getegid getegid32 geteuid geteuid32
getgid getgid32 getgroups getgroups32 getpgid getpgrp getpid getppid getrandom getresgid getresgid32
getresuid getresuid32 getrlimit getsid gettid gettimeofday getuid getuid32 membarrier mmap mmap2
mprotect mseal munmap nanosleep pause prlimit64 restart_syscall riscv_flush_icache riscv_hwprobe rseq
rseq_slice_yield rt_sigreturn sched_getaffinity sched_yield set_robust_list set_thread_area
set_tid_address set_tls sigreturn time ugetrlimit uprobe uretprobe`,file_system:`access cachestat chdir chmod close creat faccessat faccessat2 fallocate fchdir fchmod fchmodat
fchmodat2 fcntl fcntl64 fgetxattr file_getattr file_setattr flistxattr fremovexattr fsetxattr fstat
fstat64 fstatat64 fstatfs fstatfs64 ftruncate ftruncate64 futimesat getcwd getdents getdents64
getxattr getxattrat inotify_add_watch inotify_init inotify_init1 inotify_rm_watch lgetxattr link
linkat listmount listxattr listxattrat llistxattr lremovexattr lsetxattr lstat lstat64 mkdir mkdirat
mknod mknodat newfstatat oldfstat oldlstat oldstat open openat openat2 readlink readlinkat
removexattr removexattrat rename renameat renameat2 rmdir setxattr setxattrat stat stat64 statfs
statfs64 statmount statx symlink symlinkat truncate truncate64 unlink unlinkat utime utimensat
utimensat_time64 utimes`,io_event:`_newselect epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_pwait epoll_pwait2 epoll_wait
epoll_wait_old eventfd eventfd2 poll ppoll ppoll_time64 pselect6 pselect6_time64 select`,ipc:`ipc memfd_create mq_getsetattr mq_notify mq_open mq_timedreceive mq_timedreceive_time64 mq_timedsend
mq_timedsend_time64 mq_unlink msgctl msgget msgrcv msgsnd pipe pipe2 process_madvise process_vm_readv
process_vm_writev semctl semget semop semtimedop semtimedop_time64 shmat shmctl shmdt shmget`,keyring:"add_key keyctl request_key",known:`_llseek _newselect _sysctl accept accept4 access acct add_key adjtimex afs_syscall alarm arch_prctl
arm_fadvise64_64 arm_sync_file_range bdflush bind bpf break breakpoint brk cachectl cacheflush
cachestat capget capset chdir chmod chown chown32 chroot clock_adjtime clock_adjtime64 clock_getres
clock_getres_time64 clock_gettime clock_gettime64 clock_nanosleep clock_nanosleep_time64
clock_settime clock_settime64 clone clone3 close close_range connect copy_file_range creat
create_module delete_module dup dup2 dup3 epoll_create epoll_create1 epoll_ctl epoll_ctl_old
epoll_pwait epoll_pwait2 epoll_wait epoll_wait_old eventfd eventfd2 execve execveat exit exit_group
faccessat faccessat2 fadvise64 fadvise64_64 fallocate fanotify_init fanotify_mark fchdir fchmod
fchmodat fchmodat2 fchown fchown32 fchownat fcntl fcntl64 fdatasync fgetxattr file_getattr
file_setattr finit_module flistxattr flock fork fremovexattr fsconfig fsetxattr fsmount fsopen fspick
fstat fstat64 fstatat64 fstatfs fstatfs64 fsync ftime ftruncate ftruncate64 futex futex_requeue
futex_time64 futex_wait futex_waitv futex_wake futimesat get_kernel_syms get_mempolicy
get_robust_list get_thread_area get_tls getcpu getcwd getdents getdents64 getegid getegid32 geteuid
geteuid32 getgid getgid32 getgroups getgroups32 getitimer getpeername getpgid getpgrp getpid getpmsg
getppid getpriority getrandom getresgid getresgid32 getresuid getresuid32 getrlimit getrusage getsid
getsockname getsockopt gettid gettimeofday getuid getuid32 getxattr getxattrat gtty idle init_module
inotify_add_watch inotify_init inotify_init1 inotify_rm_watch io_cancel io_destroy io_getevents
io_pgetevents io_pgetevents_time64 io_setup io_submit io_uring_enter io_uring_register io_uring_setup
ioctl ioperm iopl ioprio_get ioprio_set ipc kcmp kexec_file_load kexec_load keyctl kill
landlock_add_rule landlock_create_ruleset landlock_restrict_self lchown lchown32 lgetxattr link
linkat listen listmount listns listxattr listxattrat llistxattr lock lookup_dcookie lremovexattr
lseek lsetxattr lsm_get_self_attr lsm_list_modules lsm_set_self_attr lstat lstat64 madvise
map_shadow_stack mbind membarrier memfd_create memfd_secret migrate_pages mincore mkdir mkdirat mknod
mknodat mlock mlock2 mlockall mmap mmap2 modify_ldt mount mount_setattr move_mount move_pages
mprotect mpx mq_getsetattr mq_notify mq_open mq_timedreceive mq_timedreceive_time64 mq_timedsend
mq_timedsend_time64 mq_unlink mremap mseal msgctl msgget msgrcv msgsnd msync multiplexer munlock
munlockall munmap name_to_handle_at nanosleep newfstatat nfsservctl nice oldfstat oldlstat
oldolduname oldstat olduname open open_by_handle_at open_tree open_tree_attr openat openat2 pause
pciconfig_iobase pciconfig_read pciconfig_write perf_event_open personality pidfd_getfd pidfd_open
pidfd_send_signal pipe pipe2 pivot_root pkey_alloc pkey_free pkey_mprotect poll ppoll ppoll_time64
prctl pread64 preadv preadv2 prlimit64 process_madvise process_mrelease process_vm_readv
process_vm_writev prof profil pselect6 pselect6_time64 ptrace putpmsg pwrite64 pwritev pwritev2
query_module quotactl quotactl_fd read readahead readdir readlink readlinkat readv reboot recv
recvfrom recvmmsg recvmmsg_time64 recvmsg remap_file_pages removexattr removexattrat rename renameat
renameat2 request_key restart_syscall riscv_flush_icache riscv_hwprobe rmdir rseq rseq_slice_yield
rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait
rt_sigtimedwait_time64 rt_tgsigqueueinfo rtas s390_guarded_storage s390_pci_mmio_read
s390_pci_mmio_write s390_runtime_instr s390_sthyi sched_get_priority_max sched_get_priority_min
sched_getaffinity sched_getattr sched_getparam sched_getscheduler sched_rr_get_interval
sched_rr_get_interval_time64 sched_setaffinity sched_setattr sched_setparam sched_setscheduler
sched_yield seccomp security select semctl semget semop semtimedop semtimedop_time64 send sendfile
sendfile64 sendmmsg sendmsg sendto set_mempolicy set_mempolicy_home_node set_robust_list
set_thread_area set_tid_address set_tls setdomainname setfsgid setfsgid32 setfsuid setfsuid32 setgid
setgid32 setgroups setgroups32 sethostname setitimer setns setpgid setpriority setregid setregid32
setresgid setresgid32 setresuid setresuid32 setreuid setreuid32 setrlimit setsid setsockopt
settimeofday setuid setuid32 setxattr setxattrat sgetmask shmat shmctl shmdt shmget shutdown
sigaction sigaltstack signal signalfd signalfd4 sigpending sigprocmask sigreturn sigsuspend socket
socketcall socketpair splice spu_create spu_run ssetmask stat stat64 statfs statfs64 statmount statx
stime stty subpage_prot swapcontext swapoff swapon switch_endian symlink symlinkat sync
sync_file_range sync_file_range2 syncfs sys_debug_setcontext syscall sysfs sysinfo syslog sysmips tee
tgkill time timer_create timer_delete timer_getoverrun timer_gettime timer_gettime64 timer_settime
timer_settime64 timerfd timerfd_create timerfd_gettime timerfd_gettime64 timerfd_settime
timerfd_settime64 times tkill truncate truncate64 tuxcall ugetrlimit ulimit umask umount umount2
uname unlink unlinkat unshare uprobe uretprobe uselib userfaultfd usr26 usr32 ustat utime utimensat
utimensat_time64 utimes vfork vhangup vm86 vm86old vmsplice vserver wait4 waitid waitpid write writev`,memlock:"mlock mlock2 mlockall munlock munlockall",module:"delete_module finit_module init_module",mount:`chroot fsconfig fsmount fsopen fspick mount mount_setattr move_mount open_tree open_tree_attr
pivot_root umount umount2`,network_io:`accept accept4 bind connect getpeername getsockname getsockopt listen recv recvfrom recvmmsg
recvmmsg_time64 recvmsg send sendmmsg sendmsg sendto setsockopt shutdown socket socketcall socketpair`,obsolete:`_sysctl afs_syscall bdflush break create_module ftime get_kernel_syms getpmsg gtty idle lock mpx
prof profil putpmsg query_module security sgetmask ssetmask stime stty sysfs tuxcall ulimit uselib
ustat vserver`,pkey:"pkey_alloc pkey_free pkey_mprotect",privileged:`@chown @clock @module @raw-io @reboot @swap _sysctl acct bpf capset chroot fanotify_init
fanotify_mark nfsservctl open_by_handle_at pivot_root quotactl quotactl_fd setdomainname setfsuid
setfsuid32 setgroups setgroups32 sethostname setresuid setresuid32 setreuid setreuid32 setuid
setuid32 vhangup`,process:`capget clone clone3 execveat fork getrusage kill listns lsm_get_self_attr lsm_list_modules
lsm_set_self_attr map_shadow_stack pidfd_open pidfd_send_signal prctl rt_sigqueueinfo
rt_tgsigqueueinfo setns swapcontext tgkill times tkill unshare vfork wait4 waitid waitpid`,raw_io:"ioperm iopl pciconfig_iobase pciconfig_read pciconfig_write s390_pci_mmio_read s390_pci_mmio_write",reboot:"kexec_file_load kexec_load reboot",resources:`ioprio_set mbind migrate_pages move_pages nice sched_setaffinity sched_setattr sched_setparam
sched_setscheduler set_mempolicy set_mempolicy_home_node setpriority setrlimit`,sandbox:"landlock_add_rule landlock_create_ruleset landlock_restrict_self seccomp",setuid:`setgid setgid32 setgroups setgroups32 setregid setregid32 setresgid setresgid32 setresuid
setresuid32 setreuid setreuid32 setuid setuid32`,signal:`rt_sigaction rt_sigpending rt_sigprocmask rt_sigsuspend rt_sigtimedwait rt_sigtimedwait_time64
sigaction sigaltstack signal signalfd signalfd4 sigpending sigprocmask sigsuspend`,swap:"swapoff swapon",sync:"fdatasync fsync msync sync sync_file_range sync_file_range2 syncfs",system_service:`@aio @basic-io @chown @default @file-system @io-event @ipc @keyring @memlock @network-io @process
@resources @sandbox @setuid @signal @sync @timer arm_fadvise64_64 capget capset copy_file_range
fadvise64 fadvise64_64 flock get_mempolicy getcpu getpriority ioctl ioprio_get kcmp madvise mremap
name_to_handle_at oldolduname olduname personality readahead readdir remap_file_pages
sched_get_priority_max sched_get_priority_min sched_getattr sched_getparam sched_getscheduler
sched_rr_get_interval sched_rr_get_interval_time64 sched_yield sendfile sendfile64 setfsgid
setfsgid32 setfsuid setfsuid32 setpgid setsid splice sysinfo tee umask uname userfaultfd vmsplice`,timer:`alarm getitimer setitimer timer_create timer_delete timer_getoverrun timer_gettime timer_gettime64
timer_settime timer_settime64 timerfd_create timerfd_gettime timerfd_gettime64 timerfd_settime
timerfd_settime64 times`};var xS=new Map,y0=()=>Object.keys(N_).map(t=>t.replace(/_/g,"-"));function y_(t){let e=xS.get(t);if(e)return e;let n=t.replace(/-/g,"_");if(t.includes("_")||!Object.hasOwn(N_,n))return;let r=new Set;for(let o of(N_[n]??"").split(/\s/))if(o.startsWith("@"))for(let i of y_(o.slice(1))??[])r.add(i);else o!==""&&r.add(o);let s=[...r].sort();return xS.set(t,s),s}var L_={stat:[],read:["stat"],list:["stat"],write:["stat","append"],append:["stat"],create:["stat"],delete:["stat"],rename:["stat"],link:["stat"],attributes:["stat"],lock:["stat"],map:["stat"]},AS=["write","append","create","delete","rename","link","attributes"],CS=["mount","uts","ipc","user","pid","net","cgroup","time"],D_=["tcp","udp"];var k4=(t,e)=>{if(t.family!==e.family)return!1;let n=BigInt((t.family===4?32:128)-t.prefix);return e.value>>n===t.base>>n},M_=(t,e)=>t.some(n=>_r(n,e));function PS(t,e){let{resource:n}=t,r=t.effect.kind!=="allow"&&t.effect.kind!=="log"&&t.effect.kind!=="notify",s=o=>o===void 0||r;switch(e.kind){case"file":return n.kind==="file"&&n.ops.has(e.op)&&(!n.owner||e.owner)&&(M_(n.paths,e.path)||e.op==="stat"&&!r&&n.paths.some(o=>V4(e.path,o)));case"exec":return n.kind==="exec"&&(!n.owner||e.owner)&&M_(n.paths,e.path);case"net":return n.kind==="net"&&n.op===e.op&&n.transport===e.transport&&(e.address===void 0?s(n.network):n.network===void 0||k4(n.network,e.address))&&(e.port===void 0?s(n.ports):n.ports===void 0||m0(n.ports,e.port));case"unix":return n.kind==="unix"&&n.op===e.op&&M_(n.names,e.name);case"socket":return n.kind==="socket"&&(n.family===void 0||n.family===e.family)&&(n.types===void 0||n.types.has(e.type))&&(n.protocols===void 0||n.protocols.has(e.protocol));case"capability":return n.kind==="capability"&&n.capabilities.has(e.capability);case"signal":return n.kind==="signal"&&(n.signals===void 0||n.signals.has(e.signal))&&(n.peer===void 0||(e.peer===void 0?r:n.peer===e.peer));case"ptrace":return n.kind==="ptrace"&&n.ops.has(e.op)&&(n.peer===void 0||(e.peer===void 0?r:n.peer===e.peer));case"memory":return n.kind==="memory";case"namespace":return n.kind==="namespace"&&n.namespaces.has(e.namespace);case"mount":return n.kind==="mount"&&n.op===e.op&&(e.type===void 0?s(n.types):n.types?.has(e.type)??!0)&&(e.target===void 0?s(n.targets):n.targets===void 0||M_(n.targets,e.target));case"ioctl":return n.kind==="ioctl"&&(n.requests===void 0||m0(n.requests,e.request));default:return y(e)}}function V4(t,e){let n=t==="/"?"/":`${t}/`;return e.prefix.startsWith(n)||e.literal===void 0&&n.startsWith(e.prefix)&&XT(e,n)}var NS=[...Object.keys(L_),"exec",...D_.flatMap(t=>[`bind ${t}`,`connect ${t}`]),"bind unix","connect unix","socket","capability","signal","ptrace","memory","namespace","mount","umount","pivot_root","ioctl","syscall"];function yS(t){switch(t.kind){case"file":return[...t.ops];case"net":return[`${t.op} ${t.transport}`];case"unix":return[`${t.op} unix`];case"mount":return[t.op];default:return[t.kind]}}var MS=t=>{switch(t.kind){case"file":case"mount":return t.op;case"net":return`${t.op} ${t.transport}`;case"unix":return`${t.op} unix`;default:return t.kind}};var F={kind:"always"},qe={kind:"never"};function $(...t){let e=t.flatMap(n=>n.kind==="and"?n.of:[n]).filter(n=>n.kind!=="always");return e.some(n=>n.kind==="never")?qe:e.length===0?F:e.length===1?e[0]:{kind:"and",of:e}}function Ht(...t){let e=t.flatMap(n=>n.kind==="or"?n.of:[n]).filter(n=>n.kind!=="never");return e.some(n=>n.kind==="always")?F:e.length===0?qe:e.length===1?e[0]:{kind:"or",of:e}}function Qe(t){switch(t.kind){case"always":return qe;case"never":return F;case"not":return t.of;case"and":case"or":case"test":return{kind:"not",of:t}}}var G4=t=>Number.isInteger(t)&&t>=0&&t<=5;function ln(t){switch(t.kind){case"and":return Ht(...t.of.map(ln));case"or":return $(...t.of.map(ln));case"always":case"never":case"not":case"test":return Qe(t)}}function Tt(t,e,n,r){if(!G4(t))throw new RangeError(`no argument register ${t}`);let s=BigInt.asUintN(e,r??-1n),o=kr(n);return o.length===0?qe:s===0n?o[0][0]===0n?F:qe:T0(o,[[0n,s]])||T0(o,$T(e))?F:{kind:"test",arg:t,width:e,mask:s,ranges:o}}var be=(t,e,n)=>Tt(t.index,t.width,[[n,n]],e),Lt=(t,e)=>Tt(t.index,t.width,e.map(n=>{let r=BigInt.asUintN(t.width,n);return[r,r]}));var L=t=>Ln.indexOf(t.kind);function Re(t){switch(t.kind){case"errno":return t.errno;case"trap":case"trace":return t.data;case"kill":case"kill thread":case"deny":case"notify":case"log":case"allow":return 0;default:return y(t)}}var Ue=(t,e)=>t.kind===e.kind&&Re(t)===Re(e),q=t=>"planes"in t;function ii(t,e){switch(t.kind){case"always":return!0;case"never":return!1;case"and":return t.of.every(n=>ii(n,e));case"or":return t.of.some(n=>ii(n,e));case"not":return!ii(t.of,e);case"test":{let n=BigInt.asUintN(t.width,e[t.arg])&t.mask;return t.ranges.some(([r,s])=>r<=n&&n<=s)}default:return y(t)}}function w4(t,e){let n=t.clauses.filter(i=>ii(i.condition,e)),r=Math.min(...n.map(i=>L(i.effect))),s=n.filter(i=>L(i.effect)===r),o=s[0]?.effect??t.otherwise;return{plane:t,answer:o.kind==="deny"?t.denial:o,deciding:s}}function M0(t,e){let n=t.planes.filter(i=>ii(i.applies,e)).map(i=>w4(i,e)),r=Math.min(...n.map(i=>L(i.answer))),s=n.filter(i=>L(i.answer)===r),o=s.find(i=>i.deciding.length>0)??s[0];if(!o)throw new Error(`no plane of ${t.name} applies`);return{answer:o.answer,deciding:s.filter(i=>Ue(i.answer,o.answer)),entry:t}}function vr(t,e){let n=0,r=t.ranges.length-1;for(;n<r;){let s=n+r>>>1;t.ranges[s].to<e?n=s+1:r=s}return t.ranges[n]}function v4(t,e){let n=t.arches.find(s=>s.arch.audit===e.audit);if(!n)return{answer:t.otherArch,deciding:[],entry:void 0};let{entry:r}=vr(n,e.nr);return q(r)?M0(r,e.args):{answer:r,deciding:[],entry:void 0}}function ai(t){let[e,...n]=t;if(!e)throw new RangeError("there is no answer to choose from");return n.reduce((r,s)=>L(s)>L(r)?s:r,e)}var LS=(t,e)=>ai(t.map(n=>v4(n,e).answer));function Xs(t,e){let n=t.resources.filter(i=>PS(i,e)),r=Math.min(...n.map(i=>L(i.effect))),s=n.filter(i=>L(i.effect)===r),o=s[0]?.effect;return o?{answer:o.kind==="deny"?t.denial:o,deciding:s.filter(i=>Ue(i.effect,o))}:{answer:t.otherwise,deciding:[]}}var b=t=>t.kind==="allow"||t.kind==="log"||t.kind==="notify"||t.kind==="trace",Dt=(t,e,n)=>({condition:t,effect:e,origin:n});function dr(t,e){return t.resources.filter(n=>n.resource.kind===e)}var St=(t,e)=>t.resources.find(n=>b(n.effect)&&e(n.resource)),Wt=(t,e)=>St(t,n=>n.kind==="file"&&n.ops.has(e)),Yt=t=>t?[Dt(F,{kind:"allow"},t.origin)]:[];function ci([t,...e]){let n=t.filter.arches[0]?.arch.endian,r=({filter:s})=>({...s,arches:s.arches.filter(o=>o.arch.endian===n)});return[t.filter,...e.map(r)]}function D0(t){let[e,...n]=t;if(n.length===0)return e;let s=[...new Map(t.flatMap(o=>o.arches).map(o=>[o.arch.audit,o.arch])).values()].map(o=>{let i=t.map(a=>a.arches.find(_=>_.arch.audit===o.audit)??{arch:o,ranges:[{from:0,to:FS,entry:a.otherArch}]});return{arch:o,ranges:B4(i)}});return{name:e.name,arches:s,otherArch:ai(t.map(o=>o.otherArch))}}var FS=4294967295;function B4(t){let e=[...new Set(t.flatMap(({ranges:r})=>r.map(({from:s})=>s)))].sort((r,s)=>r-s),n=[];return e.forEach((r,s)=>{let o=(e[s+1]??FS+1)-1,i=H4(t.map(_=>vr(_,r).entry)),a=n.at(-1);a&&K4(a.entry,i)?n[n.length-1]={...a,to:o}:n.push({from:r,to:o,entry:i})}),n}var K4=(t,e)=>t===e||!q(t)&&!q(e)&&Ue(t,e);function H4(t){let e=new Map;for(let p of t)e.has(DS(p))||e.set(DS(p),p);let n=[...e.values()],[r,...s]=n;if(!r)throw new RangeError("a union needs a member");if(s.length===0)return r;let o=n.find(q);if(!o)return ai(n.flatMap(p=>q(p)?[]:p));let i=n.map(p=>({entry:p,cases:W4(p)})),a=i.find(({cases:p})=>US(p,bS).kind==="always");if(a)return a.entry;let _=new Map,c=qe,l=[...new Set(i.flatMap(({cases:p})=>p.map(m=>L(m.answer))))].sort((p,m)=>m-p);for(let p of l){let m=ln(c),T=i.flatMap(({entry:I,cases:U})=>X4(I,U,p)),h=new Set(T.map(({answer:I})=>Re(I))).size===1,S=qe;for(let{condition:I,answer:U,origin:Q}of T){let Ie=$(I,m,h?F:ln(S)),Oe={condition:Ie,effect:U,origin:Q??BT},_e=`${_i(U)} ${L0(Ie)}`;Ie.kind!=="never"&&!_.has(_e)&&_.set(_e,Oe),S=Ht(S,I)}if(c=Ht(c,S),c.kind==="always")break}let d=i.flatMap(({cases:p})=>p).filter(p=>L(p.answer)===l.at(-1)),E=d[0]?.answer??ai([]),u=d.every(p=>Re(p.answer)===Re(E)),f=[..._.values()].filter(p=>!u||L(p.effect)!==l.at(-1));return{name:o.name,planes:[{name:"syscall",applies:F,clauses:f,otherwise:E,denial:E}]}}var bS=L({kind:"allow"});function W4(t){return q(t)?t.planes.flatMap(({applies:e,clauses:n,otherwise:r,denial:s})=>{let o=[],i=qe;for(let{effect:a,conditions:_,origin:c}of Y4(n)){let l=a.kind==="deny"?s:a,d=Ht(..._);o.push({condition:$(e,d,ln(i)),answer:l,origin:c}),i=Ht(i,d)}return[...o,{condition:$(e,ln(i)),answer:r,origin:void 0}]}).sort((e,n)=>L(e.answer)-L(n.answer)||+!e.origin-+!n.origin):[{condition:F,answer:t,origin:void 0}]}function Y4(t){let e=[];for(let{effect:n,condition:r,origin:s}of[...t].sort((o,i)=>L(o.effect)-L(i.effect))){let o=e.at(-1);o&&Ue(o.effect,n)?o.conditions.push(r):e.push({effect:n,conditions:[r],origin:s})}return e}var US=(t,e)=>$(...t.filter(n=>L(n.answer)<e).map(n=>ln(n.condition)));function X4(t,e,n){let r=e.filter(a=>L(a.answer)===n),[s]=r;if(!s)return[];let[o,...i]=q(t)?t.planes:[];return o&&i.length===0&&n===bS&&o.clauses.every(a=>a.effect.kind==="allow")?o.clauses.map(({condition:a,origin:_})=>({condition:a,origin:_,answer:{kind:"allow"}})):r.every(a=>Ue(a.answer,s.answer))?[{...s,condition:US(e,n)}]:r.map(a=>({...a,condition:$(a.condition,...e.slice(0,e.indexOf(a)).map(_=>ln(_.condition)))}))}var _i=t=>`${t.kind} ${Re(t)}`,L0=t=>JSON.stringify(t,(e,n)=>typeof n=="bigint"?n.toString(16):n),DS=t=>q(t)?t.planes.map(({applies:e,clauses:n,otherwise:r,denial:s})=>[L0(e),...n.map(o=>`${_i(o.effect)} ${L0(o.condition)}`),_i(r),_i(s)].join(`
`)).join(`

`):_i(t);var $4=["open","openat"];function kS(t){let{profile:e}=t,n=t.arg("flags"),r=t.constant("O_ACCMODE"),s=t.constant("O_CREAT")|t.constant("O_TMPFILE")&~t.constant("O_DIRECTORY"),o=t.constant("O_TRUNC"),i=t.constant("O_APPEND"),a=t.constant("O_PATH"),_=u=>be(n,u,0n),c=Wt(e,"create"),l=c?0n:s,d=[],E=(u,f)=>{u&&d.push(Dt(f,{kind:"allow"},u.origin))};return E(Wt(e,"read")??Wt(e,"list"),_(r|s|o)),E(Wt(e,"stat"),$(_(r|s|o),be(n,a,a))),E(Wt(e,"write"),_(l)),E(Wt(e,"append"),$(_(l|o),be(n,i,i))),E(c,_(r|o)),d}var dn=(...t)=>({profile:e})=>{let n=t.map(r=>Wt(e,r));return n.every(r=>r!==void 0)?Yt(n[0]):[]},j4=["F_GETLK","F_SETLK","F_SETLKW","F_OFD_GETLK","F_OFD_SETLK","F_OFD_SETLKW"],q4=["F_GETLK64","F_SETLK64","F_SETLKW64"],Q4=t=>[...j4.map(t.constant),...q4.flatMap(e=>Kt(t.arch,e)??[])],VS=[{plane:"open",operations:["read","list","write","append","create"],calls:$4,clauses:kS},{plane:"open",operations:[],opens:!1,calls:["open_by_handle_at"],clauses:kS},{plane:"open",operations:["read","list","write","append","create"],calls:["creat"],clauses:dn("create","write")},{plane:"truncate",operations:["write"],calls:["truncate","truncate64"],clauses:dn("write")},{plane:"create",operations:["create"],calls:["mkdir","mkdirat","mknod","mknodat","symlink","symlinkat"],clauses:dn("create")},{plane:"delete",operations:["delete"],calls:["unlink","unlinkat","rmdir"],clauses:dn("delete")},{plane:"rename",operations:["rename"],calls:["rename","renameat","renameat2"],clauses:dn("rename","create")},{plane:"link",operations:["link"],calls:["link","linkat"],clauses:dn("link","create")},{plane:"attributes",operations:["attributes"],calls:["chmod","fchmod","fchmodat","fchmodat2","chown","fchown","lchown","fchownat","chown32","fchown32","lchown32","setxattr","lsetxattr","fsetxattr","setxattrat","removexattr","lremovexattr","fremovexattr","removexattrat","utime","utimes","futimesat","utimensat","utimensat_time64","file_setattr"],clauses:dn("attributes")},{plane:"lock",operations:["lock"],calls:["flock"],clauses:dn("lock")},{plane:"lock",operations:["lock"],calls:["fcntl","fcntl64"],applies:t=>Lt(t.arg("cmd"),Q4(t)),clauses:dn("lock")},{plane:"append only",operations:[],opens:!1,calls:["fcntl","fcntl64"],applies:t=>$(Lt(t.arg("cmd"),[t.constant("F_SETFL")]),be(t.arg("arg"),t.constant("O_APPEND"),0n)),clauses:({profile:t})=>{let e=Wt(t,"append")&&!Wt(t,"write"),n=St(t,r=>r.kind==="socket"||r.kind==="net"||r.kind==="unix");return e&&!n?[]:[Dt(F,{kind:"allow"},t.origins[0]??{rule:-1,span:t.span})]}},{plane:"map",operations:["map"],calls:["mmap","mmap2"],applies:t=>{let e=t.constant("PROT_EXEC"),n=t.constant("MAP_ANONYMOUS");return $(be(t.arg("prot"),e,e),be(t.arg("flags"),n,0n))},clauses:dn("map")}],li=(...t)=>e=>t.map(n=>Wt(e,n)).find(n=>n!==void 0),GS=[{when:li("stat"),calls:["stat","lstat","fstat","newfstatat","statx","stat64","lstat64","fstat64","fstatat64","oldstat","oldlstat","oldfstat","access","faccessat","faccessat2","readlink","readlinkat","close","statfs","statfs64","fstatfs","fstatfs64","getxattr","lgetxattr","fgetxattr","listxattr","llistxattr","flistxattr","getxattrat","listxattrat","file_getattr","getcwd"]},{when:li("read"),calls:["read","pread64","readv","preadv","preadv2","lseek","_llseek","fadvise64","fadvise64_64","arm_fadvise64_64","readahead","cachestat"]},{when:li("list"),calls:["getdents","getdents64","lseek","_llseek","chdir","fchdir"]},{when:li("write","append"),calls:["write","pwrite64","writev","pwritev","pwritev2","lseek","_llseek","fsync","fdatasync","sync_file_range","sync_file_range2","arm_sync_file_range","copy_file_range","sendfile","sendfile64","splice","fallocate"]},{when:li("write"),calls:["ftruncate","ftruncate64"]}];var z4=0xfn,Z4=new Set(["inet","inet6","unix"]);function J4(t){return dr(t.profile,"socket").map(e=>{let{family:n,types:r,protocols:s}=e.resource,o=t.arg("type");return Dt($(n===void 0?F:Lt(t.arg("family"),[BigInt(n)]),r?$(eL(o,r)):F,s?Lt(t.arg("protocol"),[...s].map(BigInt)):F),e.effect,e.origin)})}function eL(t,e){let n=[...e].map(r=>Qe(be(t,z4,BigInt(r))));return Qe($(...n))}var F0=t=>e=>(e.kind==="net"||e.kind==="unix")&&e.op===t||e.kind==="socket"&&!Z4.has(e.familyName),tL=new Set(["netlink","packet"]),nL=t=>F0("bind")(t)&&!(t.kind==="net"&&t.transport==="udp")&&!(t.kind==="socket"&&tL.has(t.familyName));function rL({profile:t}){let e=dr(t,"net").filter(({resource:n})=>n.op==="connect"&&n.transport==="tcp");return e.some(n=>!b(n.effect))?[]:Yt(e.find(({resource:n})=>n.network===void 0&&n.ports===void 0))}var wS=[{plane:"socket",operations:["socket"],calls:["socket","socketpair"],clauses:J4},{plane:"connect",operations:["connect tcp","connect udp","connect unix"],calls:["connect"],clauses:({profile:t})=>Yt(St(t,F0("connect")))},{plane:"bind",operations:["bind tcp","bind udp","bind unix"],calls:["bind"],clauses:({profile:t})=>Yt(St(t,F0("bind")))},{plane:"listen",operations:[],calls:["listen","accept","accept4"],clauses:({profile:t})=>Yt(St(t,nL))},{plane:"fast open",operations:[],calls:["sendto","sendmsg","sendmmsg"],applies:t=>{let e=t.constant("MSG_FASTOPEN");return be(t.arg("flags"),e,e)},clauses:rL}],sL=t=>t.kind==="socket"||t.kind==="net"||t.kind==="unix",vS=[{when:t=>St(t,sL),calls:["read","write","readv","writev","close","recvfrom","recvmsg","recvmmsg","recvmmsg_time64","recv","sendto","sendmsg","sendmmsg","send","shutdown","getsockname","getpeername","getsockopt","setsockopt","sendfile","sendfile64"]}];var WS={mount:"CLONE_NEWNS",uts:"CLONE_NEWUTS",ipc:"CLONE_NEWIPC",user:"CLONE_NEWUSER",pid:"CLONE_NEWPID",net:"CLONE_NEWNET",cgroup:"CLONE_NEWCGROUP",time:"CLONE_NEWTIME"},b0=(t,e)=>{let n=0n;for(let r of e)(r!=="time"||t.name!=="clone")&&(n|=t.constant(WS[r]));return n},oL={clone:"clone_flags",unshare:"unshare_flags",setns:"flags"},YS=t=>t.arg(oL[t.name]??"flags"),XS=t=>b0(t,Object.keys(WS));function BS(t){let e=dr(t.profile,"namespace"),n=YS(t),r=new Set,s=e.filter(a=>b(a.effect));for(let a of s)for(let _ of a.resource.namespaces)r.add(_);let o=e.filter(a=>!b(a.effect)).map(a=>Dt(Qe(be(n,b0(t,a.resource.namespaces),0n)),a.effect,a.origin)),i=s[0];return i&&o.push(Dt(be(n,XS(t)&~b0(t,r),0n),{kind:"allow"},i.origin)),o}function KS(t){switch(t.name){case"mmap":case"mmap2":{let e=t.constant("PROT_WRITE")|t.constant("PROT_EXEC");return be(t.arg("prot"),e,e)}case"mprotect":case"pkey_mprotect":{let e=t.constant("PROT_EXEC");return be(t.arg("prot"),e,e)}case"shmat":{let e=t.constant("SHM_EXEC");return be(t.arg("shmflg"),e,e)}case"personality":{let e=t.constant("READ_IMPLIES_EXEC"),n=t.arg("personality");return $(be(n,e,e),Qe(Lt(n,[0xffffffffn])))}default:return qe}}var HS=t=>dr(t.profile,"memory").map(e=>Dt(F,e.effect,e.origin));function iL(t){let e=t.arg("sig"),n=[];for(let r of dr(t.profile,"signal")){let{signals:s,peer:o}=r.resource;if(!b(r.effect)&&o!==void 0)continue;let i=s?Lt(e,[...s].map(BigInt)):Qe(Lt(e,[0n]));n.push(Dt(i,b(r.effect)?{kind:"allow"}:r.effect,r.origin))}return n}var aL=t=>dr(t.profile,"ioctl").map(e=>Dt(e.resource.requests?Tt(t.arg("cmd").index,32,e.resource.requests):F,e.effect,e.origin)),F_=t=>e=>Yt(St(e.profile,n=>n.kind==="mount"&&n.op===t)),b_=t=>e=>Yt(St(e.profile,n=>n.kind==="ptrace"&&n.ops.has(t))),$S=[{plane:"exec",operations:["exec"],calls:["execve","execveat"],clauses:({profile:t})=>Yt(St(t,e=>e.kind==="exec"))},{plane:"namespace",operations:["namespace"],calls:["clone","unshare"],applies:t=>Qe(be(YS(t),XS(t),0n)),clauses:BS},{plane:"namespace",operations:["namespace"],calls:["setns"],clauses:BS},{plane:"memory",operations:["memory"],calls:["mmap","mmap2","mprotect","pkey_mprotect"],applies:KS,clauses:HS},{plane:"memory",operations:["memory"],calls:["shmat","personality"],applies:KS,clauses:HS,opens:!1},{plane:"signal",operations:["signal"],calls:["kill","tkill","tgkill","rt_sigqueueinfo","rt_tgsigqueueinfo","pidfd_send_signal"],applies:t=>Qe(Lt(t.arg("sig"),[0n])),clauses:iL},{plane:"ptrace",operations:["ptrace"],calls:["ptrace"],clauses:t=>[...b_("trace")(t),...b_("read")(t)].slice(0,1)},{plane:"ptrace",operations:["ptrace"],calls:["process_vm_readv","process_vm_writev","pidfd_getfd"],clauses:b_("trace")},{plane:"ptrace",operations:["ptrace"],calls:["kcmp"],clauses:b_("read")},{plane:"mount",operations:["mount"],calls:["mount"],clauses:F_("mount")},{plane:"mount",operations:[],calls:["move_mount","mount_setattr","fsmount","open_tree","open_tree_attr","fsopen","fspick","fsconfig"],opens:!1,clauses:F_("mount")},{plane:"mount",operations:["umount"],calls:["umount","umount2"],clauses:F_("umount")},{plane:"mount",operations:["pivot_root"],calls:["pivot_root"],clauses:F_("pivot_root")},{plane:"ioctl",operations:["ioctl"],calls:["ioctl"],clauses:aL}],_L={chown:[],dac_read_search:["open_by_handle_at","name_to_handle_at"],ipc_lock:["mlock","mlock2","mlockall","munlock","munlockall"],net_admin:[],perfmon:["perf_event_open"],bpf:["bpf"],setgid:["setgid","setregid","setresgid","setfsgid","setgroups","setgid32","setregid32","setresgid32","setfsgid32","setgroups32"],setuid:["setuid","setreuid","setresuid","setfsuid","setuid32","setreuid32","setresuid32","setfsuid32"],setpcap:["capset"],sys_admin:["sethostname","setdomainname"],sys_boot:["reboot"],sys_chroot:["chroot"],sys_module:["init_module","finit_module","delete_module"],sys_nice:["setpriority","nice","sched_setscheduler","sched_setparam","sched_setaffinity","sched_setattr","ioprio_set","mbind","set_mempolicy","migrate_pages","move_pages"],sys_pacct:["acct"],sys_rawio:["iopl","ioperm"],sys_resource:["setrlimit","prlimit64"],sys_time:["settimeofday","stime","clock_settime","clock_settime64","adjtimex","clock_adjtime","clock_adjtime64"],sys_tty_config:["vhangup"],syslog:["syslog"]},cL=t=>e=>St(e,n=>n.kind===t),jS=[{when:cL("exec"),calls:["fork","vfork","wait4","waitid","waitpid","pipe","pipe2","dup","dup2","dup3"]}],qS=Object.entries(_L).filter(([,t])=>t.length>0).map(([t,e])=>({when:n=>{let r=lr(t);return St(n,s=>s.kind==="capability"&&r!==void 0&&s.capabilities.has(r))},calls:e}));var QS=[...VS,...wS,...$S],lL=[...GS,...vS,...jS,...qS],U0;function dL(t){if(!U0){let e=new Map;for(let n of QS)for(let r of n.calls)e.set(r,[...e.get(r)??[],n]);U0=e}return U0.get(t)??[]}var U_=t=>[...new Set(QS.filter(e=>e.operations.includes(t)).flatMap(e=>e.calls))];function EL(t,e,n){return{arch:t,name:e,profile:n,arg:r=>{let s=Gr(t,e,r);if(!s)throw new Error(`the table of implied calls names ${e}(${r}), which ${t} does not have`);return s},constant:r=>{let s=Kt(t,r);if(s===void 0)throw new Error(`no constant ${r} on ${t}`);return s}}}var uL=(t,e)=>e?F:t;function zS(t){let e=new Map;for(let n of lL){let r=n.when(t);if(r)for(let s of n.calls)e.has(s)||e.set(s,{condition:F,effect:{kind:"allow"},origin:r.origin})}return e}function ZS(t,e,n,r){let s=EL(t,e,n),o=Vr(t,e)?.packed??!1,i=[],a=[],_=r.get(e);_&&i.push(_);for(let c of dL(e)){let l=o?F:c.applies?.(s)??F,d=o?c.clauses({...s,arg:()=>fL}).flatMap(u=>b(u.effect)?[{...u,condition:F}]:[]):c.clauses(s);if(c.opens!==!1)for(let u of d)b(u.effect)&&i.push({...u,effect:{kind:"allow"},condition:uL($(l,u.condition),o)});!(o&&c.applies)&&!pL(d)&&a.push({name:c.plane,applies:l,clauses:d,otherwise:n.otherwise,denial:n.denial})}return{opens:n.listed?[]:i,planes:a}}var fL={name:"",type:"",index:0,width:32,signed:!1,pointer:!0},pL=t=>t.some(e=>e.effect.kind==="allow"&&e.condition.kind==="always")&&t.every(e=>e.effect.kind==="allow");var k0=1073741824,di=4294967295,th=new Set(["clone3","openat2"]);function nh(t){let e=t[0];if(!e)throw new RangeError("a filter needs at least one architecture");let n=[];for(let s of t){if(s.arch==="x32")continue;let o=s.arch==="x86_64"?t.find(i=>i.arch==="x32"):void 0;n.push(JS(Bt(s.arch),s,o))}let r=t.find(s=>s.arch==="x32");return r&&!t.some(s=>s.arch==="x86_64")&&n.push(JS(Bt("x86_64"),void 0,r)),{name:e.name,arches:n,otherArch:{kind:"kill"}}}function JS(t,e,n){let r={kind:"kill"},s=bn(t.name,"ENOSYS")??38,o=[],i=t.name==="x86_64",a=i?k0-1:di-1;return e?o.push(...eh(e,0,a)):o.push({from:0,to:a,entry:r}),i&&(n?o.push(...eh(n,k0,di-1)):o.push({from:k0,to:di-1,entry:r})),o.push({from:di,to:di,entry:{kind:"errno",errno:s}}),{arch:t,ranges:o}}function eh(t,e,n){let{lastNumber:r}=Bt(t.arch),s=mL(t),o=[],i=e,a=_=>{let c=Math.min(_,r);i<=c&&o.push({from:i,to:c,entry:t.otherwise});let l=Math.max(i,r+1);l<=_&&o.push({from:l,to:_,entry:t.unknown})};for(let[_,c]of[...s].sort((l,d)=>l[0]-d[0]))_>i&&a(_-1),o.push({from:_,to:_,entry:c}),i=_+1;return i<=n&&a(n),o}function mL(t){let e=new Map;for(let i of t.syscalls){let a=e.get(i.name);a?a.push(i):e.set(i.name,[i])}let n=zS(t),r={profile:t,explicit:e,taken:n,entries:new Map},{lastNumber:s}=Bt(t.arch),o=new Map;for(let[i,a]of cn(t.arch)){let _=rh(r,i),c=o.get(a);_?o.set(a,c&&q(c)?TL(c,_):_):th.has(i)?o.set(a,t.unknown):a>s&&o.set(a,t.otherwise)}return o}function TL(t,e){let[n,...r]=t.planes,[s,...o]=e.planes;if(!n||!s)throw new Error(`an entry of ${t.name} or ${e.name} has no plane`);return{name:e.name,planes:[{...n,clauses:[...n.clauses,...s.clauses]},...r,...o]}}function rh(t,e){if(t.entries.has(e))return t.entries.get(e);let{profile:n}=t,{opens:r,planes:s}=ZS(n.arch,e,n,t.taken),o=(t.explicit.get(e)??[]).filter(c=>c.group===void 0||!th.has(e)||!b(c.effect)).map(({condition:c,effect:l,origin:d})=>({condition:c,effect:l,origin:d}));o.push(...r);let i=[...s];if(e==="socketcall"||e==="ipc"){let c=SL(t,e);o.push(...c.clauses),i.push(...c.planes)}let a=c=>c.clauses.some(l=>!b(l.effect)),_;if(o.length>0||i.some(a)){let{otherwise:c,denial:l}=n;_={name:e,planes:[{name:"syscall",applies:F,clauses:o,otherwise:c,denial:l},...i]}}return t.entries.set(e,_),_}function SL(t,e){let n=[],r=[];for(let{name:s,call:o}of RL(t.profile.arch,e)){let i=rh(t,s);if(!i)continue;let a=e==="ipc"?0xffffn:void 0,_=Tt(0,32,[[BigInt(o),BigInt(o)]],a);for(let[c,l]of i.planes.entries()){let d=l.clauses.flatMap(E=>b(E.effect)?E.condition.kind==="always"?[E]:[]:E.condition.kind==="never"?[]:[{...E,condition:F}]);c===0?n.push(...d.map(E=>({...E,condition:_}))):hL(l.applies)&&r.push({...l,applies:_,clauses:d})}}return{clauses:n,planes:r}}var hL=t=>$(t).kind!=="never";function RL(t,e){return(e==="socketcall"?IL:OL).flatMap(r=>{let s=oi(t,r);return s?.multiplexer===e?[{name:r,call:s.call}]:[]})}var IL=["socket","bind","connect","listen","accept","getsockname","getpeername","socketpair","send","recv","sendto","recvfrom","shutdown","setsockopt","getsockopt","sendmsg","recvmsg","accept4","recvmmsg","sendmmsg"],OL=["semop","semget","semctl","semtimedop","msgsnd","msgrcv","msgget","msgctl","shmat","shmdt","shmget","shmctl"];var k_=require("node:net"),sh=t=>t.split(".").reduce((e,n)=>e<<8n|BigInt(n),0n);function gL(t){let e=t,n=/(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(t);if(n){let c=sh(n[2]);e=`${n[1]}${(c>>16n).toString(16)}:${(c&0xffffn).toString(16)}`}let[r="",s]=e.split("::"),o=c=>c===""?[]:c.split(":"),i=o(r),a=s===void 0?[]:o(s),_=Array(8-i.length-a.length).fill("0");return[...i,..._,...a].reduce((c,l)=>c<<16n|BigInt(`0x${l}`),0n)}function xL(t){return(0,k_.isIPv4)(t)?{family:4,value:sh(t)}:(0,k_.isIPv6)(t)&&!t.includes("%")?{family:6,value:gL(t)}:void 0}function oh(t){if(t==="any")return;let[e="",n,...r]=t.split("/"),s=xL(e);if(!s||r.length>0)return{problem:"write `any`, an IPv4 or IPv6 address, or one with `/LENGTH`"};let o=s.family===4?32:128;if(n!==void 0&&!/^\d{1,3}$/.test(n))return{problem:"the prefix length is no number"};let i=n===void 0?o:Number(n);if(i>o)return{problem:`the prefix length is above ${o}`};let a=BigInt(o-i);return s.value>>a<<a!==s.value?{problem:"bits behind the prefix are set"}:{family:s.family,base:s.value,prefix:i}}function ht(t){switch(t.kind){case"number":return t.text;case"constant":return t.name;case"complement":return`~${ht(t.of)}`;case"negate":return`-${ht(t.of)}`;case"union":return t.of.map(ht).join(" | ")}}function Xt(t,e){let n=ht(t);switch(t.kind){case"number":return{value:t.value,pattern:t.hexadecimal,text:n};case"constant":{let r=Kt(e.arch,t.name);if(r===void 0){e.report(TE(t.span,t.name,e.arch,B(t.name,ri())));return}return{value:r,pattern:r>=0n,text:n}}case"complement":case"negate":{let r=Xt(t.of,e);return r?t.kind==="negate"?{value:-r.value,pattern:!1,text:n}:{value:~r.value,pattern:!0,text:n}:void 0}case"union":{let r=t.of.map(o=>Xt(o,e)),s=0n;for(let o of r){if(!o)return;s|=o.value}return{value:s,pattern:!0,text:n}}}}function V0({value:t,pattern:e},n,r){let s=1n<<BigInt(n),o=s>>1n,i=r||e?-o:0n,a=r&&!e?o-1n:s-1n;return t<i||t>a?void 0:BigInt.asUintN(n,t)}var ih=t=>Array.from({length:t},(e,n)=>`[1-9]${"[0-9]".repeat(n)}`).join(","),ah={HOME:"{/home/*,/root}",pid:`{${ih(7)}}`,uid:`{0,${ih(10)}}`,run:"{/run,/var/run}"};function AL(t,e){return t.replace(/\\[^]|@\{([^}]*)\}/g,(n,r)=>{if(r===void 0)return n;let s=Object.hasOwn(ah,r)?ah[r]:void 0;return s===void 0&&e(r),s??""})}function Un(t,e){if(t.kind==="name")throw new Error(`the linker left the name ${t.name}`);let n=!0,r=AL(t.value,o=>{n=!1,e.report(OE(t.span,D(o)))});if(!n)return;let s=CL(r);if(s){e.report(IE(t.span,D(t.value),s.what,s.fix));return}return ch(r,t,e)}function _h(t,e){return t.kind==="string"&&t.value.startsWith("@")&&!t.value.startsWith("@{")?ch(t.value,t,e):Un(t,e)}function ch(t,e,n){let r=u0(t);if(!("problem"in r))return r;n.report(RE(e.span,D(t),r.problem))}function CL(t){if(!/^[/{]/.test(t))return{what:"it does not start with `/`",fix:`write \`/${D(t)}\``};if(t.includes("//"))return{what:"it has an empty segment (`//`)",fix:"remove the second slash"};if(/(^|\/)\.\.?(\/|$)/.test(t))return{what:"it has a `.` or `..` segment",fix:"write the path it leads to"};if(t.length>1&&t.endsWith("/"))return{what:"it ends in a slash",fix:"leave the slash out for the directory, or add `*` or `**` for what is in it"}}function V_(t,e,n){switch(ML(t,e,n),t.kind){case"file":{let r=Er(t.paths,s=>Un(s,n));return r&&{kind:"file",ops:PL(t.ops,e.permits),paths:r,owner:e.owner}}case"exec":{let r=Er(t.paths,i=>Un(i,n));if(!r)return;let{target:s}=e,o=s?.kind==="as"?uh(s.profile,n):void 0;return{kind:"exec",paths:r,profile:o,owner:e.owner}}case"net":{let r=dh(t.transport,D_,"transport",n),s=t.address&&oh(t.address.text);if(s&&"problem"in s){n.report(gE(t.address?.span,t.address?.text??"",s.problem));return}let o=t.ports&&Eh(t.ports,0xffffn,"a port",n);return!r||t.ports&&!o?void 0:{kind:"net",op:t.op.text==="bind"?"bind":"connect",transport:r,network:s,ports:o}}case"unix":{let r=Er(t.paths,s=>_h(s,n));return r&&{kind:"unix",op:t.op.text==="bind"?"bind":"connect",names:r}}case"socket":return yL(t.family,t.types,n);case"capability":{let r=Er(t.names,s=>G0(s,"capability",lr,P_(),n));return r&&{kind:"capability",capabilities:new Set(r)}}case"signal":{let r=t.signals.some(o=>o.text==="any"),s=r?void 0:Er(t.signals,o=>G0(o,"signal",i=>TS(n.arch,i),SS(),n));return!r&&!s?void 0:{kind:"signal",signals:s&&new Set(s),peer:lh(e,n)}}case"ptrace":{let r=new Set(t.ops.map(s=>s.text==="read"?"read":"trace"));return(e.permits?r.has("trace"):r.has("read"))&&r.add(e.permits?"read":"trace"),{kind:"ptrace",ops:r,peer:lh(e,n)}}case"memory":return{kind:"memory"};case"namespace":{let r=Er(t.names,s=>dh(s,CS,"namespace",n));return r&&{kind:"namespace",namespaces:new Set(r)}}case"mount":{let r=e.target?.kind==="on"?e.target.paths:void 0,s=r&&Er(r,a=>Un(a,n));if(r&&!s)return;let o=t.op.text==="umount"||t.op.text==="pivot_root"?t.op.text:"mount",i=t.types.length>0?new Set(t.types.map(a=>a.text)):void 0;return{kind:"mount",op:o,types:i,targets:s}}case"ioctl":{let r=t.requests.some(o=>o.kind==="constant"&&o.name==="any"),s=r?void 0:Eh(t.requests,0xffffffffn,"an ioctl request",n);return r||s?{kind:"ioctl",requests:s}:void 0}default:return y(t)}}function PL(t,e){let n=new Set;for(let{text:r}of t){let s=r==="modify"?AS:[r];for(let o of s)if(n.add(o),e)for(let i of L_[o])n.add(i)}return n}var NL=["stream","dgram","raw","rdm","seqpacket","dccp"];function yL(t,e,n){let r=t.text==="any",s=r?void 0:G0(t,"socket family",si,hS(),n);if(!r&&s===void 0)return;let o=new Set,i=new Set,a=!0;for(let _ of e){let c=N0(n.arch,_.text),l=t.text==="netlink"?OS(_.text):IS(_.text);if(c!==void 0)o.add(c);else if(l!==void 0)i.add(l);else{a=!1;let d=B(_.text,RS());n.report(Be(_.span,"socket type or protocol",_.text,d))}}if(a){if(o.size===0&&t.text==="inet")for(let _ of NL)o.add(N0(n.arch,_)??-1);return{kind:"socket",family:s,familyName:t.text,types:o.size>0?o:void 0,protocols:i.size>0?i:void 0}}}function ML(t,{owner:e,target:n},r){let s=o=>r.report(Bc(n?.span??t.span,o,`\`${t.kind}\` rules`));switch(e&&t.kind!=="file"&&t.kind!=="exec"&&r.report(Bc(t.span,"owner",`\`${t.kind}\` rules`)),n?.kind){case void 0:return;case"as":case"inherit":t.kind!=="exec"&&s(n.kind);return;case"to":t.kind!=="signal"&&t.kind!=="ptrace"&&s("to");return;case"on":t.kind!=="mount"&&s("on");return;default:y(n)}}function lh({target:t},e){return t?.kind==="to"?uh(t.profile,e):void 0}function uh(t,e){return t.text==="self"?e.profile:(e.profileNames.has(t.text)||e.report(xE(t.span,t.text,B(t.text,[...e.profileNames]))),t.text)}function Er(t,e){let n=t.map(e),r=n.filter(s=>s!==void 0);return r.length===n.length?r:void 0}function G0(t,e,n,r,s){let o=n(t.text);return o===void 0&&s.report(Be(t.span,e,t.text,B(t.text,r))),o}function dh(t,e,n,r){let s=e.find(o=>o===t.text);return s===void 0&&r.report(Be(t.span,n,t.text,B(t.text,e))),s}function Eh(t,e,n,r){let s=Er(t,o=>{if(o.kind==="name")throw new Error(`the linker left the name ${o.name}`);let[i,a]=o.kind==="range"?[o.from,o.to]:[o,o],_=Xt(i,r),c=Xt(a,r);if(!(!_||!c)){for(let l of[_,c])if(l.value<0n||l.value>e){r.report(ss(o.span,l.text,n,"0",String(e)));return}if(_.value>c.value){r.report(Wi(o.span,ht(i),ht(a)));return}return[_.value,c.value]}});return s&&kr(s)}function G_(t){switch(t.kind){case"errno":return`errno ${ht(t.errno)}`;case"trace":return`trace ${ht(t.data)}`;case"trap":return t.data?`trap ${ht(t.data)}`:"trap";default:return t.kind}}function $s(t,e){switch(t.kind){case"errno":{let n=LL(t.errno,e);return n===void 0?void 0:{kind:"errno",errno:n}}case"trap":case"trace":{let n=t.data?DL(t.data,e):0;return n===void 0?void 0:{kind:t.kind,data:n}}case"kill":case"kill thread":case"deny":case"notify":case"log":case"allow":return{kind:t.kind};default:return y(t)}}function LL(t,e){if(t.kind==="constant"){let r=bn(e.arch,t.name);if(r===void 0){let s=ri().filter(o=>bn(e.arch,o)!==void 0);e.report(Be(t.span,"errno",t.name,B(t.name,s)))}return r}let n=Xt(t,e);if(n){if(n.value>=1n&&n.value<=4095n)return Number(n.value);e.report(hE(t.span,n.text))}}function DL(t,e){let n=Xt(t,e);if(n){if(n.value>=0n&&n.value<=0xffffn)return Number(n.value);e.report(ss(t.span,n.text,"the data of `trap` and `trace`","0","65535"))}}var fh=(t,e)=>t.effect?$s(t.effect,e):{kind:t.action};function w0(t,e){return t.kind==="deny"?{kind:"errno",errno:bn(e.arch,"EPERM")??1}:t}var FL=[[/filename|pathname|path|name|dir_name|dev_name/,'write a rule on the path (`allow read "/\u2026"`): AppArmor, SELinux and Landlock enforce it'],[/addr|uservaddr|umyaddr/,"write `allow connect` or `allow bind`: SELinux and Landlock see addresses and ports"]];function bL(t){return FL.find(([e])=>e.test(t))?.[1]??"allow or deny the call whole, or compare another argument"}function v_(t,e,n,r){return Vr(r.arch,e.text)?.packed?(r.report(CE(t.span,e.text,r.arch,n)),n?{kind:"always"}:qe):v0(t,e.text,r)}function v0(t,e,n){switch(t.kind){case"and":case"or":{let r=t.of.map(o=>v0(o,e,n)),s=r.filter(o=>o!==void 0);return s.length<r.length?void 0:t.kind==="and"?$(...s):Ht(...s)}case"not":{let r=v0(t.of,e,n);return r&&Qe(r)}case"compare":{let r=mh(t.term,e,n),s=r&&w_(t.value,r.reading,n);return!r||s===void 0?void 0:Tt(r.argument.index,r.argument.width,VL(t.op,s,r.reading),r.mask)}case"in":{let r=mh(t.term,e,n);if(!r)return;let s=t.values.map(i=>GL(i,r.reading,n));if(s.some(i=>i===void 0))return;let o=Tt(r.argument.index,r.argument.width,s.flatMap(i=>i??[]),r.mask);return t.negated?Qe(o):o}default:return y(t)}}function ph(t){let e=/^arg([0-5])$/.exec(t);if(e)return{name:t,type:"unsigned long long",index:Number(e[1]),width:64,signed:!1,pointer:!1}}var UL=new Set(["umode_t","old_uid_t","old_gid_t"]);function kL(t){let{name:e,type:n,signed:r}=t;return UL.has(n)?{name:e,type:n,width:16,signed:!1}:{name:e,type:n,width:t.width,signed:r}}function mh(t,e,n){let{text:r,span:s}=t.name,o=ph(r)??Gr(n.arch,e,r);if(!o){if(Gr(n.arch,e,`${r}_lo`))n.report(AE(s,e,r,n.arch));else{let d=Vr(n.arch,e)?.args.map(E=>E.name)??[];n.report(mE(s,e,r,d,B(r,d)))}return}let i=ph(r)&&Gr(n.arch,e,r);if(i&&i.index!==o.index&&n.report(NE(s,e,r,i.index)),o.pointer){n.report(SE(s,e,r,o.type,bL(o.name)));return}let a=kL(o),_=(1n<<BigInt(a.width))-1n;if(!t.mask)return{argument:o,reading:a,mask:a.width<o.width?_:void 0};let c=Xt(t.mask,n);if(!c)return;let l=V0({...c,pattern:!0},a.width,a.signed);if(l===void 0){Th(c,a,t.mask,n);return}return{argument:o,reading:a,mask:l}}function w_(t,e,n){let r=Xt(t,n);if(!r)return;let s=V0(r,e.width,e.signed);return s===void 0&&Th(r,e,t,n),s}function Th(t,e,n,r){let s=1n<<BigInt(e.width),[o,i]=e.signed?[-(s>>1n),(s>>1n)-1n]:[0n,s-1n],a=`\`${e.name}\` (\`${e.type}\`, ${e.width} bits)`;r.report(ss(n.span,t.text,a,String(o),String(i)))}var B0=(t,{width:e,signed:n})=>n?BigInt.asIntN(e,t):t,Br=(t,e,{width:n,signed:r})=>r?jT(t,e,n):t>e?[]:[[t<0n?0n:t,e]];function VL(t,e,n){let r=B0(e,n),s=1n<<BigInt(n.width),[o,i]=n.signed?[-(s>>1n),(s>>1n)-1n]:[0n,s-1n];switch(t){case"==":return[[e,e]];case"!=":return[...Br(o,r-1n,n),...Br(r+1n,i,n)];case"<":return Br(o,r-1n,n);case"<=":return Br(o,r,n);case">":return Br(r+1n,i,n);case">=":return Br(r,i,n);default:return y(t)}}function GL(t,e,n){if(t.kind==="name")throw new Error(`the linker left the name ${t.name}`);if(t.kind!=="range"){let a=w_(t,e,n);return a===void 0?void 0:[[a,a]]}let r=w_(t.from,e,n),s=w_(t.to,e,n);if(r===void 0||s===void 0)return;let o=B0(r,e),i=B0(s,e);if(o>i){n.report(Wi(t.span,ht(t.from),ht(t.to)));return}return Br(o,i,e)}function Kr(t){let[e,n]=/^(\d+)(?:\.(\d+))?/.exec(t)?.slice(1)??[];return[Number(e??0),Number(n??0)]}var K0=(t,e)=>t[0]-e[0]||t[1]-e[1];function wL(t,e){switch(t){case"==":return e===0;case"!=":return e!==0;case"<":return e<0;case"<=":return e<=0;case">":return e>0;case">=":return e>=0;default:return y(t)}}function B_(t,e,n){switch(t.kind){case"arch":return Sh(t.arch,n),t.arch.text===n.arch==(t.op==="==");case"arch in":for(let r of t.arches)Sh(r,n);return t.arches.some(r=>r.text===n.arch);case"kernel":return wL(t.op,K0(n.kernel,Kr(t.version)));case"capability":{let r=lr(t.name.text);return r===void 0&&n.report(Be(t.name.span,"capability",t.name.text,B(t.name.text,P_()))),r!==void 0&&e.has(r)}case"and":return t.of.map(r=>B_(r,e,n)).every(Boolean);case"or":return t.of.map(r=>B_(r,e,n)).some(Boolean);case"not":return!B_(t.of,e,n);default:return y(t)}}function Sh(t,e){Fn.some(n=>n===t.text)||e.report(Be(t.span,"architecture",t.text,B(t.text,Fn)))}function K_(t,e,n){return t.flatMap(r=>r.kind==="rule"?[r]:B_(r.guard,e,n)?K_(r.body,e,n):[])}function H0(t,e){let n=[],r={...e,profile:t.name,report:d=>n.push(d)},s=vL(t,r),o=b(s)?{kind:"errno",errno:bn(e.arch,"EPERM")??1}:s,i=HL(t,r),a=[],_=[],c=[];for(let d of K_(t.rules,i,r)){let E={rule:a.length,span:d.span};a.push(E);let u=fh(d,r);u&&(d.body.kind==="syscall"?c.push(...WL(d,d.body.items,u,E,r)):_.push(...$L(d,u,E,r)))}return{value:{name:t.name,span:t.span,arch:e.arch,kernel:e.kernel,programs:(t.program?.paths??[]).flatMap(d=>Un(d,r)??[]),otherwise:s,denial:o,unknown:BL(t,s,r),require:KL(t,r),listed:t.listed,resources:_,syscalls:c,origins:a,acceptedOpen:t.accepts.flatMap(d=>d.operations.map(E=>({operation:E.text,because:Lr(d.because.value),span:d.span}))),capabilities:i},diagnostics:n}}function vL(t,e){let n=t.otherwise&&$s(t.otherwise.effect,e);return w0(n??{kind:"deny"},e)}function BL(t,e,n){let r=t.unknown?.effect;if(r==="otherwise")return e;if(r){let s=$s(r,n);if(s?.kind==="deny"&&!b(e))return e;if(s&&!b(s))return w0(s,n);s&&n.report(PE(r.span,G_(r)))}return b(e)?e:{kind:"errno",errno:bn(n.arch,"ENOSYS")??38}}function KL(t,e){return t.require?t.require.layers.flatMap(n=>{let r=_0.find(s=>s===n.text);return r||e.report(Be(n.span,"layer",n.text,B(n.text,_0))),r??[]}):["seccomp","landlock"]}function HL(t,e){let n={...e,report:()=>{}},r=new Set,s=new Set;for(let o of K_(t.rules,new Set,n)){if(o.body.kind!=="capability")continue;let i=o.action==="allow"?r:s;for(let a of o.body.names){let _=lr(a.text);_!==void 0&&i.add(_)}}for(let o of s)r.delete(o);return r}function WL(t,e,n,r,s){let o=t.because&&Lr(t.because.value);return e.flatMap(i=>{if(i.kind==="group"){let _=y_(i.name);return _?_.map(c=>({kind:"syscall",name:c,condition:F,effect:n,origin:r,because:o,group:i.name})):(s.report(Be(i.span,"syscall group",`@${i.name}`,YL(i.name))),[])}if(!ni(i.name.text))return XL(i.name,s),[];if(i.condition&&Mt(s.arch,i.name.text)===void 0)return!oi(s.arch,i.name.text)||b(n)?[]:[{kind:"syscall",name:i.name.text,condition:F,effect:n,origin:r,because:o,group:void 0}];let a=i.condition?v_(i.condition,i.name,b(n),s):F;return a?[{kind:"syscall",name:i.name.text,condition:a,effect:n,origin:r,because:o,group:void 0}]:[]})}function YL(t){let e=B(t,y0());return e&&`@${e}`}var XL=(t,e)=>e.report(Be(t.span,"syscall",t.text,B(t.text,Ys())));function $L(t,e,n,r){if(t.body.kind==="syscall")return[];let s={permits:b(e),owner:t.owner,target:t.target},o=V_(t.body,s,r);if(!o)return[];let i=t.because&&Lr(t.because.value),a=[{kind:"resource",resource:o,effect:e,origin:n,because:i}];if(b(e))for(let _ of qL(o,r))a.push({kind:"resource",resource:_,effect:{kind:"allow"},origin:n,because:i});return a}var jL={tcp:{type:"SOCK_STREAM",protocol:"IPPROTO_TCP"},udp:{type:"SOCK_DGRAM",protocol:"IPPROTO_UDP"}};function qL(t,e){let n=i=>Number(Kt(e.arch,i)??-1n);if(t.kind==="unix")return[{kind:"socket",family:si("unix")??1,familyName:"unix",types:void 0,protocols:void 0}];if(t.kind!=="net")return[];let{type:r,protocol:s}=jL[t.transport];return(t.network?[t.network.family===4?"inet":"inet6"]:["inet","inet6"]).map(i=>({kind:"socket",family:si(i)??-1,familyName:i,types:new Set([n(r)]),protocols:new Set([0,n(s)])}))}function hh(t,e){let n=[],r={...e,report:a=>n.push(a)},{body:s}=t;if(s.kind==="syscall")return{value:s.items.flatMap(_=>{if(_.kind==="group")return n.push(Kc(_.span,`\`@${_.name}\``)),[];if(!ni(_.name.text)){let{text:l,span:d}=_.name;return n.push(Be(d,"syscall",l,B(l,Ys()))),[]}let c=_.condition?v_(_.condition,_.name,!0,r):F;return c?[{kind:"syscall",name:_.name.text,condition:c,text:_.name.text}]:[]}),diagnostics:n};let o=V_(s,{permits:!1,owner:t.owner,target:t.target},r);return o?{value:QL(o,a=>n.push(Kc(s.span,a))).map(a=>({kind:"resource",access:a,text:zL(a)})),diagnostics:n}:{value:[],diagnostics:n}}function QL(t,e){let n=s=>s.flatMap(o=>o.literal!==void 0?[o.literal]:(e(`\`${D(o.text)}\``),[])),r=s=>s?.flatMap(([o,i])=>i-o<64n?Array.from({length:Number(i-o)+1},(a,_)=>o+BigInt(_)):(e(`\`${o}..${i}\``),[]))??[void 0];switch(t.kind){case"file":return n(t.paths).flatMap(s=>[...t.ops].map(o=>({kind:"file",op:o,path:s,owner:t.owner})));case"exec":return n(t.paths).map(s=>({kind:"exec",path:s,owner:t.owner}));case"net":{let{network:s}=t,o=s&&s.prefix===(s.family===4?32:128);s&&!o&&e("a network");let i=s&&{family:s.family,value:s.base};return r(t.ports).map(a=>({kind:"net",op:t.op,transport:t.transport,address:i,port:a}))}case"unix":return n(t.names).map(s=>({kind:"unix",op:t.op,name:s}));case"socket":{let{family:s}=t;return s===void 0?(e("`any`"),[]):[...t.types??[1]].flatMap(o=>[...t.protocols??[0]].map(i=>({kind:"socket",family:s,type:o,protocol:i})))}case"capability":return[...t.capabilities].map(s=>({kind:"capability",capability:s}));case"signal":return[...t.signals??[]].map(s=>({kind:"signal",signal:s,peer:t.peer}));case"ptrace":return[...t.ops].slice(0,1).map(s=>({kind:"ptrace",op:s,peer:t.peer}));case"memory":return[{kind:"memory"}];case"namespace":return[...t.namespaces].map(s=>({kind:"namespace",namespace:s}));case"mount":return(t.targets?n(t.targets):[void 0]).flatMap(o=>[...t.types??[void 0]].map(i=>({kind:"mount",op:t.op,type:i,target:o})));case"ioctl":return r(t.requests).flatMap(s=>s===void 0?[]:[{kind:"ioctl",request:s}]);default:return y(t)}}function zL(t){switch(t.kind){case"file":return`${t.op} "${D(t.path)}"`;case"exec":return`exec "${D(t.path)}"`;case"net":return`${t.op} ${t.transport}${t.port===void 0?"":` port ${t.port}`}`;case"unix":return`${t.op} unix "${D(t.name)}"`;case"ioctl":return`ioctl 0x${t.request.toString(16)}`;case"namespace":return`namespace ${t.namespace}`;case"mount":return t.op;case"memory":return"memory write-exec";case"socket":case"capability":case"signal":case"ptrace":return t.kind;default:return y(t)}}var ZL=t=>t.resource.kind==="file"||t.resource.kind==="exec",W0=class{byPrefix=new Map;constructor(e){for(let n of e){let r=this.byPrefix.get(n.glob.prefix);r?r.push(n):this.byPrefix.set(n.glob.prefix,[n])}}*candidates(e){for(let n=0;n<=e.prefix.length;n++)yield*this.byPrefix.get(e.prefix.slice(0,n))??[]}},Oh=t=>t.resource.kind==="file"?t.resource.ops:new Set(["exec"]);function Rh(t,e,n){let r=t.rule.resource,s=n.rule.resource;return!Oh(t.rule).has(e)||r.owner&&!s.owner?!1:p0(t.glob,n.glob)}function gh(t){let e=t.resources.filter(ZL),n=e.flatMap(i=>i.resource.paths.map(a=>({rule:i,glob:a}))),r=new W0(n),s=new Set;return[...e.filter(i=>i.origin.span.source===t.span.source).flatMap(i=>{let _=i.resource.paths.map(u=>({rule:i,glob:u})).flatMap(u=>[...Oh(i)].map(f=>({use:u,op:f}))),c=_.map(({use:u,op:f})=>Ih(r.candidates(u.glob),p=>L(p.rule.effect)<L(i.effect)&&Rh(p,f,u))),l=c[0];if(l&&c.every(u=>u!==void 0))return[Yi(i.origin.span,l.rule.origin.span)];let d=_.map(({use:u,op:f})=>Ih(r.candidates(u.glob),p=>p.rule.origin.rule!==i.origin.rule&&!s.has(p.rule.origin.rule)&&Ue(p.rule.effect,i.effect)&&Ei(p.rule)===Ei(i)&&Rh(p,f,u))),E=d[0];return!E||!d.every(u=>u!==void 0)?[]:(s.add(i.origin.rule),[Xi(i.origin.span,E.rule.origin.span)])}),...JL(e)]}function Ih(t,e){for(let n of t)if(e(n))return n}var Ei=t=>t.resource.kind==="exec"?t.resource.profile:void 0;function JL(t){let e=t.filter(r=>r.resource.kind==="exec"&&L(r.effect)>=L({kind:"notify"})).flatMap(r=>r.resource.paths.map(s=>({rule:r,glob:s}))),n=[];for(let[r,s]of e.entries())for(let o of e.slice(r+1)){if(Ei(s.rule)===Ei(o.rule))continue;let a=+(s.glob.literal!==void 0)+ +(o.glob.literal!==void 0)===1?void 0:f0(s.glob,o.glob);if(a===void 0)continue;let _=c=>Ei(c.rule)??"inherit";n.push(LE(o.rule.origin.span,D(a),_(o),_(s),s.rule.origin.span))}return n}function En(t,e){switch(t.kind){case"errno":return`errno ${mS(e,t.errno)??t.errno}`;case"trap":return t.data===0?"trap":`trap ${t.data}`;case"trace":return`trace ${t.data}`;case"kill":case"kill thread":case"deny":case"notify":case"log":case"allow":return t.kind;default:return y(t)}}var js=t=>2+2*t,qs=t=>3+2*t;var Y0=()=>new Uint32Array(14),ui=(t,e)=>32*t+(31-e),xh=(t,e)=>t[e>>>5]>>>31-(e&31)&1;function Ah(t,e){t[e>>>5]|=1<<31-(e&31)}function fi(t){let e=n=>BigInt(t[js(n)])<<32n|BigInt(t[qs(n)]);return{audit:t[0],nr:t[1],args:[e(0),e(1),e(2),e(3),e(4),e(5)]}}var fe=t=>~t;var gt=t=>~t,M=fe(0),ae=fe(1),Rt=class extends Error{constructor(n){super(`the decision diagrams take more ${n} than the budget allows`);this.limit=n}limit},Ch=2147483647,Ph=2e6,tD=16,kn=2048,nD=1<<18,xt=class{#e=new Int32Array(kn);#t=new Int32Array(kn);#n=new Int32Array(kn);#r=0;#o=new Int32Array(kn*2);#s=new Int32Array(kn*4);#i=new Int32Array(kn*4);#_=kn-1;#a=new Int32Array(kn);#d=new Int32Array(kn);#f=0;#c=0;#p=0;#m;#T;constructor(e=Ph){this.#m=Math.min(e,1<<28),this.#T=this.#m*tD}get nodes(){return this.#r}variable(e){return this.#u(e,M,ae)}#u(e,n,r){if(n===r)return n;let s=this.#o,o=s.length-1,i=Qs(e,n,r)&o;for(let _=s[i];_!==0;_=s[i]){let c=_-1;if(this.#t[c]===n&&this.#n[c]===r&&this.#e[c]===e)return c;i=i+1&o}if(this.#r>=this.#m)throw new Rt("nodes");let a=this.#r++;return s[i]=a+1,this.#e[a]=e,this.#t[a]=n,this.#n[a]=r,this.#r===this.#e.length&&this.#S(),a}#S(){let e=this.#e.length*2;this.#e=X0(this.#e,e),this.#t=X0(this.#t,e),this.#n=X0(this.#n,e);let n=new Int32Array(e*2),r=n.length-1;for(let s=0;s<this.#r;s++){let o=Qs(this.#e[s],this.#t[s],this.#n[s])&r;for(;n[o]!==0;)o=o+1&r;n[o]=s+1}this.#o=n,e<=nD&&(this.#s=new Int32Array(e*4),this.#i=new Int32Array(e*4),this.#_=e-1)}#E(){if(++this.#c>this.#T)throw new Rt("steps")}#l(e){return e<0?448:this.#e[e]}ite(e,n,r){if(e<0)return e===M?r:n;if(n===e&&(n=ae),r===e&&(r=M),n===r)return n;if(n===ae&&r===M)return e;let s=(Qs(e,n,r)&this.#_)<<2,o=e+1,i=this.#s;if(i[s]===o&&i[s+1]===n&&i[s+2]===r)return i[s+3];this.#E();let a=this.#e[e],_=this.#l(n),c=this.#l(r),l=Math.min(a,_,c),d=this.ite(a===l?this.#t[e]:e,_===l?this.#t[n]:n,c===l?this.#t[r]:r),E=this.ite(a===l?this.#n[e]:e,_===l?this.#n[n]:n,c===l?this.#n[r]:r),u=this.#u(l,d,E);i=this.#s;let f=(Qs(e,n,r)&this.#_)<<2;return i[f]=o,i[f+1]=n,i[f+2]=r,i[f+3]=u,u}not(e){return this.ite(e,M,ae)}and(e,n){return e<n?this.ite(n,e,M):this.ite(e,n,M)}or(e,n){return e<n?this.ite(n,ae,e):this.ite(e,ae,n)}minus(e,n){return this.ite(n,M,e)}operation(e,{commutative:n=!1,neutral:r=Ch,absorbing:s=Ch}={}){return{code:++this.#p,terminal:e,commutative:n,neutral:r,absorbing:s}}apply(e,n,r){if(n===r||r===e.neutral)return n;if(n===e.neutral)return r;if(n===e.absorbing||r===e.absorbing)return e.absorbing;if(n<0&&r<0)return fe(e.terminal(gt(n),gt(r)));e.commutative&&n<r&&([n,r]=[r,n]);let{code:s}=e,o=(Qs(s,n,r)&this.#_)<<2,i=this.#i;if(i[o]===s&&i[o+1]===n&&i[o+2]===r)return i[o+3];this.#E();let a=this.#l(n),_=this.#l(r),c=Math.min(a,_),l=this.apply(e,a===c?this.#t[n]:n,_===c?this.#t[r]:r),d=this.apply(e,a===c?this.#n[n]:n,_===c?this.#n[r]:r),E=this.#u(c,l,d);i=this.#i;let u=(Qs(s,n,r)&this.#_)<<2;return i[u]=s,i[u+1]=n,i[u+2]=r,i[u+3]=E,E}fold(e,n,r){let s=e;for(;s.length>1;){let o=[];for(let i=0;i<s.length;i+=2)o.push(i+1<s.length?r(s[i],s[i+1]):s[i]);s=o}return s[0]??n}any(e){return this.fold(e,M,(n,r)=>this.or(n,r))}all(e){return this.fold(e,ae,(n,r)=>this.and(n,r))}map(e,n){let r=this.#h(),s=o=>{if(o<0)return fe(n(gt(o)));if(this.#a[o]===r)return this.#d[o];this.#E();let i=this.#u(this.#e[o],s(this.#t[o]),s(this.#n[o]));return this.#a[o]=r,this.#d[o]=i,i};return s(e)}#h(){return this.#a.length<this.#r&&(this.#a=new Int32Array(this.#e.length),this.#d=new Int32Array(this.#e.length)),++this.#f}pieces(e,n,r,s){if(r[0]!==0||r.length!==s.length)throw new RangeError("pieces must begin at 0 and have one target each");for(let i of s)if(this.#l(i)<=ui(e,0))throw new RangeError("a target of pieces tests a word out of order");let o=(i,a,_)=>{if(_+1===r.length||r[_+1]>=a+2**(i+1))return s[_];let c=a+2**i,l=o(i-1,a,_);if((n&1<<i)===0)return l;let d=_,E=r.length-1;for(;d<E;){let u=d+E+1>>>1;r[u]<=c?d=u:E=u-1}return this.#u(ui(e,i),l,o(i-1,c,d))};return o(31,0,0)}range(e,n,r){return this.ranges(e,4294967295,[[n,r]])}rangeMasked(e,n,r,s){return this.ranges(e,n,[[r,s]])}ranges(e,n,r){let s=new zs(M);for(let[o,i]of r)s.add(o,i,ae);return this.pieces(e,n,s.from,s.to)}evaluate(e,n){let r=e;for(;r>=0;)r=xh(n,this.#e[r])===1?this.#n[r]:this.#t[r];return gt(r)}witness(e,n){if(e===n)return;let r=Y0();for(;e>=0||n>=0;){let s=this.#l(e),o=this.#l(n),i=Math.min(s,o),a=s===i?this.#t[e]:e,_=o===i?this.#t[n]:n;a!==_?(e=a,n=_):(Ah(r,i),e=s===i?this.#n[e]:e,n=o===i?this.#n[n]:n)}return r}satisfy(e){return this.witness(e,M)}terminals(e){let n=new Map,r=this.#h(),s=Y0(),o=i=>{if(i<0){n.has(gt(i))||n.set(gt(i),s.slice());return}if(this.#a[i]===r)return;this.#a[i]=r;let a=this.#e[i];o(this.#t[i]),s[a>>>5]|=1<<31-(a&31),o(this.#n[i]),s[a>>>5]&=~(1<<31-(a&31))};return o(e),n}size(e){let n=this.#h(),r=s=>s<0||this.#a[s]===n?0:(this.#a[s]=n,1+r(this.#t[s])+r(this.#n[s]));return r(e)}},zs=class{from=[0];to;#e;constructor(e){this.to=[e],this.#e=e}add(e,n,r){let s=this.from.length-1;if(this.from[s]>e)throw new RangeError("ranges must be sorted and disjoint");this.from[s]===e?this.to[s]=r:(this.from.push(e),this.to.push(r)),n<4294967295&&(this.from.push(n+1),this.to.push(this.#e))}};function Qs(t,e,n){let r=Math.imul(t,2654435761)^Math.imul(e,2246822507)^Math.imul(n,3266489909);return r=Math.imul(r^r>>>15,739982445),r^r>>>13}function X0(t,e){let n=new Int32Array(e);return n.set(t),n}var Ft=Array.from({length:32},(t,e)=>e),pi=class{constructor(e){this.dd=e}dd;constant(e){return Ft.map(n=>e>>>n&1?ae:M)}word(e){return Ft.map(n=>this.dd.variable(ui(e,n)))}value(e){let n=0;for(let r of Ft)if(e[r]===ae)n|=1<<r;else if(e[r]!==M)return;return n>>>0}and(e,n){return Ft.map(r=>this.dd.and(e[r],n[r]))}or(e,n){return Ft.map(r=>this.dd.or(e[r],n[r]))}xor(e,n){return Ft.map(r=>this.dd.ite(e[r],this.dd.not(n[r]),n[r]))}shiftLeft(e,n){return Ft.map(r=>r<n?M:e[r-n])}shiftRight(e,n){return Ft.map(r=>e[r+n]??M)}add(e,n,r=M){let{dd:s}=this,o=r;return Ft.map(i=>{let[a,_]=[e[i],n[i]],c=s.ite(a,s.not(_),_),l=s.ite(c,s.not(o),o);return o=s.ite(c,o,a),l})}subtract(e,n){return this.add(e,n.map(r=>this.dd.not(r)),ae)}multiply(e,n){let r=this.constant(0);for(let s of Ft){if(n[s]===M)continue;let o=this.shiftLeft(e,s).map(i=>this.dd.and(i,n[s]));r=this.add(r,o)}return r}divide(e,n){let{dd:r}=this,s=this.constant(0),o=this.constant(0).slice();for(let i=31;i>=0;i--){let a=s[31];s=[e[i],...s.slice(0,31)];let _=r.or(a,this.atLeast(s,n)),c=this.subtract(s,n);s=s.map((l,d)=>r.ite(_,c[d],l)),o[i]=_}return o}equal(e,n){return this.#e(e,n,ae,M)}atLeast(e,n){return this.#e(e,n,ae,ae)}above(e,n){return this.#e(e,n,M,ae)}meets(e,n){let r=M;for(let s of Ft)r=this.dd.or(this.dd.and(e[s],n[s]),r);return r}#e(e,n,r,s){let{dd:o}=this,i=r;for(let a of Ft){let _=n[a];i=o.ite(e[a],o.ite(_,i,s),o.ite(_,M,i))}return i}};var $t=0,H_=4294967295,mi=0xffffffffn,At=class{constructor(e){this.dd=e;let n=r=>L(this.#_(r).effect);this.#o=e.operation((r,s)=>n(r)<=n(s)?r:s,{neutral:fe($t)}),this.#s=e.operation((r,s)=>{let o=n(r)-n(s);return o!==0?o<0?r:s:!this.#_(r).rule&&this.#_(s).rule?s:r},{neutral:fe($t)}),this.#i=e.operation((r,s)=>n(r)>=n(s)?r:s,{neutral:fe($t)})}dd;#e=[void 0];#t=new Map;#n=new Map;#r=new Map;#o;#s;#i;#_(e){let n=this.#e[e];if(!n)throw new RangeError(`terminal ${e} is no verdict`);return n}#a(e,n){let r=`${e.kind} ${Re(e)} ${n}`,s=this.#t.get(r);return s===void 0&&(s=this.#e.push({effect:e,rule:n})-1,this.#t.set(r,s)),fe(s)}answer(e){return this.#a(e,!0)}answerOf(e){let n=this.#e[e]?.effect;return n?.kind==="deny"?void 0:n}condition(e){let n=this.#n.get(e);return n===void 0&&this.#n.set(e,n=this.#d(e)),n}#d(e){switch(e.kind){case"always":return ae;case"never":return M;case"and":return this.dd.all(e.of.map(n=>this.condition(n)));case"or":return this.any(e.of);case"not":return this.dd.not(this.condition(e.of));case"test":return this.#f(e);default:return y(e)}}any(e){let n=new Map,r=[];for(let o of e){if(o.kind!=="test"){r.push(o);continue}let i=`${o.arg} ${o.width} ${o.mask}`,a=n.get(i);a?a.push(o):n.set(i,[o])}let s=[...n.values()].map(([o,...i])=>i.length===0?this.condition(o):this.#f({...o,ranges:kr([o,...i].flatMap(a=>a.ranges))}));return this.dd.any([...s,...r.map(o=>this.condition(o))])}#f({arg:e,width:n,mask:r,ranges:s}){let o=qs(e),i=Number(r&mi);if(n===32){let l=s.map(([d,E])=>[Number(d),Number(E)]);return this.dd.ranges(o,i,l)}let a=[],_=(l,d,E)=>{let u=a.at(-1);u?.from===l&&u.to===d?u.low.push(E):l<=d&&a.push({from:l,to:d,low:[E]})};for(let[l,d]of s){let E=Number(l>>32n),u=Number(d>>32n);E===u?_(E,E,[Number(l&mi),Number(d&mi)]):(_(E,E,[Number(l&mi),H_]),_(E+1,u-1,[0,H_]),_(u,u,[0,Number(d&mi)]))}let c=new zs(M);for(let l of a)c.add(l.from,l.to,this.dd.ranges(o,i,l.low));return this.dd.pieces(js(e),Number(r>>32n),c.from,c.to)}#c(e,n){let r=new Map;for(let{condition:a,effect:_}of e.clauses){let c=r.get(L(_));c||r.set(L(_),c=[]);let l=c.at(-1);l&&Re(l.effect)===Re(_)?l.conditions.push(a):c.push({effect:_,conditions:[a]})}let s=(a,_)=>this.dd.apply(this.#o,a,_),i=Ln.flatMap((a,_)=>{let l=(r.get(_)??[]).map(({effect:d,conditions:E})=>this.dd.ite(this.any(E),this.#a(d,!0),fe($t)));return l.length>0?[this.dd.fold(l,fe($t),s)]:[]}).reduce(s,fe($t));return this.dd.map(i,a=>a===$t?gt(this.#a(e.otherwise,!n)):this.#_(a).effect.kind==="deny"?gt(this.#a(e.denial,!0)):a)}entry(e){let n=this.#r.get(e);if(n!==void 0)return n;let[r]=e.planes;return r&&e.planes.length===1&&this.condition(r.applies)===ae?n=this.#c(r,!1):n=this.#p(e),this.#r.set(e,n),n}#p({name:e,planes:n}){let r=n.map(s=>this.dd.ite(this.condition(s.applies),this.#c(s,!0),fe($t))).reduce((s,o)=>this.dd.apply(this.#s,s,o),fe($t));return this.dd.map(r,s=>{if(s===$t)throw new Error(`no plane of ${e} applies`);return gt(this.#a(this.#_(s).effect,!0))})}entryOrAnswer(e){return q(e)?this.entry(e):this.answer(e)}arch({ranges:e}){let n=[],r=[];for(let s of e)n.push(s.from),r.push(this.entryOrAnswer(s.entry));return this.dd.pieces(1,H_,n,r)}model({arches:e,otherArch:n}){let r=new Map;for(let o of e)r.has(o.arch.audit)||r.set(o.arch.audit,o);let s=new zs(this.answer(n));for(let[o,i]of[...r].sort((a,_)=>a[0]-_[0]))s.add(o,o,this.arch(i));return this.dd.pieces(0,H_,s.from,s.to)}union(e){return e.map(n=>this.model(n)).reduce((n,r)=>this.dd.apply(this.#i,n,r),fe($t))}};function W_({plane:t,nr:e},n){let r=n.slice();return r[0]=t.arch.audit,r[1]=e,fi(r)}var rD=5e5;function Y_(t,e,n=rD){let r=[],s=[],o=new Set,i=new At(new xt(n));for(let a of t.arches)for(let{from:_,entry:c}of a.ranges){if(!q(c)||o.has(c))continue;o.add(c);let l={plane:a,nr:_,entry:c};try{r.push(...e(i,l))}catch(d){if(!(d instanceof Rt))throw d;i=new At(new xt(n));try{r.push(...e(i,l))}catch(E){if(!(E instanceof Rt))throw E;s.push(l),i=new At(new xt(n))}}}return{found:r,unchecked:s}}var Ti=class{constructor(e,n){this.dd=e;let r=1;for(;r<n.length;)r*=2;this.#t=r,this.#e=new Array(2*r).fill(M),n.forEach((s,o)=>this.#e[r+o]=s);for(let s=r-1;s>0;s--)this.#e[s]=e.or(this.#e[2*s],this.#e[2*s+1])}dd;#e;#t;get union(){return this.#e[1]}outside(e,n){let r=e;for(let s=this.#t+n;s>1&&r!==M;s>>=1)r=this.dd.minus(r,this.#e[s^1]);return r}meeting(e,n){let r=n===void 0?-1:this.#t+n,s=o=>{if(!(o===r||this.dd.and(e,this.#e[o])===M))return o>=this.#t?o-this.#t:s(2*o)??s(2*o+1)};return s(1)}remove(e){let n=this.#t+e;for(this.#e[n]=M,n>>=1;n>0;n>>=1)this.#e[n]=this.dd.or(this.#e[2*n],this.#e[2*n+1])}};var j0=(t,e)=>Y_(t,(n,r)=>r.entry.planes.flatMap(s=>sD(n,s).map((o,i)=>({...r,on:s,clause:s.clauses[i],use:o}))),e);function sD(t,e){let{dd:n}=t,r=t.condition(e.applies),s=e.clauses.map(a=>n.and(t.condition(a.condition),r)),o=s.map(a=>({kind:a===M?"never matches":"decides"})),i=new $0(t,e.clauses,s);for(let a=0;a<Ln.length;a++){let _=e.clauses.flatMap(({effect:l},d)=>L(l)===a&&s[d]!==M?[d]:[]),c=new Map;for(let l of _){let d=n.minus(s[l],i.union);d!==M?c.set(l,d):o[l]={kind:"overruled",by:e.clauses[i.meeting(s[l])]}}for(let l of oD([...c.keys()],e.clauses)){let d=new Ti(n,l.map(u=>s[u])),E=[];for(let u=l.length-1;u>=0;u--)d.outside(c.get(l[u]),u)===M&&(d.remove(u),E.push(u));for(let u of E){let f=[],p=c.get(l[u]);for(let m=d.meeting(p);m!==void 0;m=d.meeting(p))f.push(e.clauses[l[m]]),p=n.minus(p,s[l[m]]);o[l[u]]={kind:"redundant",by:f}}}i.add(_)}return o}function oD(t,e){let n=new Map;for(let r of t){let s=Re(e[r].effect),o=n.get(s);o?o.push(r):n.set(s,[r])}return[...n.values()]}var $0=class{constructor(e,n,r){this.meanings=e;this.clauses=n;this.where=r}meanings;clauses;where;union=M;#e=[];add(e){if(e.length===0)return;let n=new Ti(this.meanings.dd,e.map(r=>this.where[r]));this.#e.push({tree:n,members:e}),this.union=this.meanings.dd.or(this.union,n.union)}meeting(e){for(let{tree:n,members:r}of this.#e){let s=n.meeting(e);if(s!==void 0)return r[s]}throw new RangeError("no stricter clause meets the set")}},q0=(t,e)=>t.kind===e.kind&&!Ue(t,e);var iD=50,Q0=(t,e)=>Y_(t,aD,e);function aD(t,e){let{dd:n}=t,{entry:r}=e,s=[],o=Ln.filter(a=>{let _=r.planes.flatMap(c=>c.clauses).filter(c=>c.effect.kind===a);return _.some(c=>q0(c.effect,_[0].effect))});if(o.length===0)return s;let i=t.entry(r);for(let a of o){let _=n.map(i,l=>t.answerOf(l)?.kind===a?1:0),c=r.planes.flatMap(l=>{let d=n.and(_,t.condition(l.applies)),E=l.clauses.filter(f=>L(f.effect)<Ln.indexOf(a)),u=n.minus(d,n.any(E.map(f=>t.condition(f.condition))));return l.clauses.filter(f=>f.effect.kind===a).map(f=>({clause:f,wins:n.and(u,t.condition(f.condition))}))});s.push(..._D(t,e,c))}return s}function _D(t,e,n){let{dd:r}=t,s=[],o=[],i=M;for(let a of n){if(a.wins===M)continue;let _=o.find(({members:c})=>!q0(c[0].clause.effect,a.clause.effect));if(r.and(a.wins,i)!==M){for(let c of o)if(!(c===_||r.and(a.wins,c.wins)===M))for(let l of c.members){let d=r.satisfy(r.and(a.wins,l.wins));if(!d)continue;if(s.length===iD)return s;let E=W_(e,d),u=[l.clause,a.clause];s.push({...e,clauses:u,origins:[u[0].origin,u[1].origin],witness:E})}}_?(_.members.push(a),_.wins=r.or(_.wins,a.wins)):o.push({members:[a],wins:a.wins}),i=r.or(i,a.wins)}return s}function X_(t,e,n=F,{entry:r=vr(t,e).entry,meanings:s=new At(new xt)}={}){try{let{dd:o}=s,i=fe(0),a=o.ite(s.condition(n),q(r)?s.entry(r):s.answer(r),i),_=[];for(let[c,l]of o.terminals(a)){let d=s.answerOf(c);d&&_.push({answer:d,witness:W_({plane:t,nr:e},l)})}return _}catch(o){if(o instanceof Rt)return;throw o}}var Nh=(t,e)=>t.arches.find(n=>n.arch.name===(e.arch==="x32"?"x86_64":e.arch));function yh(t,e,n,r){let s=Nh(t,e),o=Mt(e.arch,n);return s&&o!==void 0?X_(s,o,r):void 0}function $_(t,e,n,r){let s=Nh(t,e),o=U_(n).flatMap(i=>Mt(e.arch,i)??[]);return!s||o.length===0?!0:o.some(i=>{let{entry:a}=vr(s,i);return q(a)?a.planes.some(c=>c.applies.kind==="always"&&!b(c.otherwise)&&!c.clauses.some(l=>b(l.effect)))?!1:X_(s,i,F,r&&{meanings:r})?.some(({answer:c})=>b(c))??!0:b(a)})}function Mh(t,e,n){return t.tests.flatMap(r=>{let s=e.find(o=>o.name===r.profile.text);return s?r.expectations.map(o=>({expectation:o,profile:s.name,diagnostics:s.models.flatMap(i=>cD(o,s,i,n))})):[]})}function cD(t,e,n,r){let s={arch:n.arch,kernel:n.kernel,profile:n.name,profileNames:r},{value:o,diagnostics:i}=hh(t.access,s);return[...i,...o.flatMap(a=>lD(t,e,n,a))]}function lD(t,{filter:e},n,r){let s=G_(t.effect),o=(c,l,d)=>z0(t.effect,c,n)?[]:[DE(t.span,s,En(c,n.arch),l,d)];if(r.kind==="resource"){let{answer:c,deciding:l}=Xs(n,r.access),d=l[0]?"a rule decides it":"no rule matches, so `otherwise` answers";return b(c)&&!$_(e,n,MS(r.access))?o(n.denial,"rules allow it, but no syscall that performs it passes the filter",void 0):o(c,d,l[0]?.origin.span)}let i=yh(e,n,r.name,r.condition);if(!i)return[];let a=i.find(({answer:c})=>!z0(t.effect,c,n)),_=i.find(({answer:c})=>z0(t.effect,c,n));if(a&&_){let c=({answer:l,witness:d})=>`${Hr(d,n)} gets \`${En(l,n.arch)}\``;return[FE(t.span,c(_),c(a))]}return a?o(a.answer,`for example ${Hr(a.witness,n)}`,void 0):[]}function z0(t,e,n){if(t.kind==="allow")return e.kind==="allow"||e.kind==="log";if(t.kind==="deny")return!b(e);let r={arch:n.arch,kernel:n.kernel,profile:n.name,profileNames:new Set},s=$s(t,{...r,report:()=>{}});return s!==void 0&&Ue(s,e)}function Hr(t,e){let n=h0(e.arch,t.nr)??`syscall ${t.nr}`,r=t.args.map(s=>s<10n?String(s):`0x${s.toString(16)}`);for(;r.length>1&&r.at(-1)==="0";)r.pop();return`\`${n}(${r.join(", ")})\``}function Lh({filter:t,models:e}){if(!dD(e))return[];let n=new Set;return Q0(t).found.flatMap(r=>{let s=e.find(c=>c.arch===r.plane.arch.name)??e[0],[o,i]=r.clauses,a=`${o.origin.rule} ${i.origin.rule}`;if(n.has(a))return[];n.add(a);let{arch:_}=s;return[yE(i.origin.span,`\`${r.entry.name}\``,En(i.effect,_),En(o.effect,_),`(${Hr(r.witness,s)})`,o.origin.span)]})}function dD(t){return t.some(e=>{let n=new Map;for(let{effect:r}of[...e.resources,...e.syscalls]){let s=n.get(r.kind);s?s.add(Re(r)):n.set(r.kind,new Set([Re(r)]))}return[...n.values()].some(r=>r.size>1)})}function Dh({filter:t,models:e}){let n=e[0],r=i=>i.span.source===n.span.source,s=new Set(n.syscalls.filter(i=>r(i.origin)).map(i=>i.origin.rule));if(s.size===0)return[];let o=new Map;for(let i of j0(t).found){let{rule:a}=i.clause.origin;if(!s.has(a))continue;let _=o.get(a);_?_.push(i):o.set(a,[i])}return[...o.values()].flatMap(i=>{let[a]=i;if(!a)return[];if(i.every(({use:c})=>c.kind==="overruled"||c.kind==="never matches")){let c=i.flatMap(({use:l})=>l.kind==="overruled"?[l.by]:[])[0];return[Yi(a.clause.origin.span,c?.origin.span)]}let _=i.flatMap(({use:c})=>c.kind==="redundant"?c.by.slice(0,1):[])[0];return!_||!i.every(({use:c})=>c.kind==="redundant")||!r(_.origin)?[]:[Xi(a.clause.origin.span,_.origin.span)]})}function Fh({filter:t,models:e}){let n=e[0];if(!n.listed&&!n.syscalls.some(s=>!b(s.effect)))return[];let r=new At(new xt);return NS.flatMap(s=>{let o=n.resources.find(a=>a.origin.span.source===n.span.source&&b(a.effect)&&yS(a.resource).includes(s));if(!o||$_(t,n,s,r))return[];let i=U_(s).filter(a=>Mt(n.arch,a)!==void 0);return[ME(o.origin.span,s,i)]})}var ED={clone3:"namespaces",openat2:"how files are opened",io_uring_setup:"what io_uring does: it opens, reads, writes and connects without a syscall each"};function bh(t){return t.syscalls.flatMap(e=>{let n=ED[e.name],r=e.group===void 0||e.name==="io_uring_setup";return n!==void 0&&r&&b(e.effect)&&e.origin.span.source===t.span.source?[UE(e.origin.span,e.name,n)]:[]})}function Uh(t){let[e]=t.models;return[...Lh(t),...gh(e),...Dh(t),...Fh(t),...bh(e)]}var Z0=({resources:t})=>t.flatMap(({resource:e,effect:n})=>b(n)&&e.kind==="exec"&&e.profile!==void 0?[e.profile]:[]);function kh(t,e){let n=[t];for(let{models:r}of n)for(let s of r.flatMap(Z0)){let o=e.find(i=>i.name===s);o&&!n.includes(o)&&n.push(o)}return{...t,reachable:n,enforced:D0(ci(n))}}function J0(t,e){let n=[],r=new Set(t.profiles.map(c=>c.name));t.profiles.length===0&&n.push(bE(void 0));let s=t.profiles.filter(c=>e.profile===void 0||e.profile===c.name),o=[],i=[...s];for(let c of i){let l=uD(c,e,n).map(p=>{let{value:m,diagnostics:T}=H0(c,{arch:p,kernel:e.kernel,profileNames:r});return n.push(...T),m}),[d,...E]=l;if(!d)continue;let u={name:c.name,models:[d,...E],filter:nh(l)};o.push(u),Ir(n)||n.push(...Uh(u));let f=l.flatMap(Z0);i.push(...t.profiles.filter(p=>f.includes(p.name)&&!i.includes(p)))}let a=o.filter(({name:c})=>s.some(l=>l.name===c)).map(c=>kh(c,o)),_=Ir(n)?[]:Mh(t,a,r);return n.push(..._.flatMap(c=>c.diagnostics)),{value:{profiles:a,expectations:_},diagnostics:fD(n)}}function ed(t,e){let n={arch:e,kernel:[0,0],profile:t.name,profileNames:new Set};return(t.program?.paths??[]).flatMap(s=>Un(s,{...n,report:()=>{}})??[])}function uD(t,e,n){if(e.arches&&e.arches.length>0)return e.arches;let r=t.arch?.arches??[],s=r.flatMap(o=>{let i=Fn.find(a=>a===o.text);return i||n.push(Be(o.span,"architecture",o.text,B(o.text,Fn))),i??[]});return r.length>0?s:[e.nativeArch]}function fD(t){let e=new Set;return t.filter(n=>{let r=`${n.code}|${n.span?.source.path??""}|${n.span?.start??""}|${n.message}`;return!e.has(r)&&e.add(r)})}function Gh(t,e,n){let r=[...new Set([e,(0,Vh.realpathSync)(e)])].map(c=>Buffer.from(c,"utf8").toString("latin1")),s=t.filter(c=>ed(c,n).some(l=>r.some(d=>_r(l,d)))),[o,i]=s.length>0?s:t;if(o&&!i)return o;let a=(s.length>0?s:t).map(c=>c.name).join(", "),_=s.length>0?"several profiles are":"none of the profiles is";throw new X(k.runFailed,vi(void 0,`${_} for \`${D(e)}\``,`choose with \`--profile\`: ${a}`))}var j_=2147418112,pD=2147221504,mD=2146435072,wh=2143289344;function un(t){switch(t.kind){case"kill":return 2147483648;case"kill thread":return 0;case"trap":return 196608+Re(t);case"errno":return 327680+Re(t);case"notify":return wh;case"trace":return mD+Re(t);case"log":return pD;case"allow":return j_;case"deny":throw new Error("a bare deny has no value of its own")}}var Si=t=>t>=wh&&t<=j_;var q_=class{#e=new Map;#t=[];byId(e){return this.#t[e]}answer(e){return this.#n(`r${e}`,n=>({kind:"return",id:n,k:e}))}load(e,n){return n.kind==="return"?n:this.#n(`l${e},${n.id}`,r=>({kind:"load",id:r,k:e,next:n}))}and(e,n){return this.#n(`a${e},${n.id}`,r=>({kind:"and",id:r,k:e,next:n}))}branch(e,n,r,s){return r===s||e==="ge"&&n===0?r:this.#n(`${e}${n},${r.id},${s.id}`,o=>({kind:"branch",id:o,test:e,k:n,yes:r,no:s}))}#n(e,n){let r=this.#e.get(e);return r||(r=n(this.#t.length),this.#e.set(e,r),this.#t.push(r)),r}};function eo(t){let e=new Set([t]),n=[t];for(let r=0;r<n.length;r++)for(let s of Q_(n[r]))e.has(s)||(e.add(s),n.push(s));return n}function Q_(t){switch(t.kind){case"return":return[];case"load":case"and":return[t.next];case"branch":return[t.yes,t.no]}}var ct=t=>t.leaf!==void 0,ur=class extends Error{};function td(t,e){let n=(t&~e)>>>0;if(n===0)return t;let r=2**(32-Math.clz32(n))-1,s=((t|~e|r)>>>0)+1;return s>4294967295?void 0:(s&e)>>>0}function z_(t,e){let n=(t&~e)>>>0;if(n===0)return t;let r=2**(31-Math.clz32(n))-1;return((t|r)&e)>>>0}var TD=500,hi=class{#e=new Map;#t=new Map;#n=0;#r=1/0;#o=0;allow(e){this.#r=e,this.#o=0}leaf(e){let n=this.#e.get(e);return n||this.#e.set(e,n={id:this.#n++,leaf:e}),n}split(e,n,r){if(this.#r-=n.length,this.#r<0)throw new ur;let s=[],o=[];for(let c=0;c<n.length;c++){let l=e.mask===4294967295?n[c]:td(n[c],e.mask);if(l===void 0)break;c+1<n.length&&n[c+1]<=l||o.at(-1)!==r[c]&&(s.push(l),o.push(r[c]))}if(o.length===1)return o[0];let i=e.level;for(let c=0;c<s.length;c++)i=Math.imul(Math.imul(i^s[c],2654435761)^o[c].id,2246822507)^i>>>15;let a=this.#t.get(i);a||this.#t.set(i,a=[]);for(let c of a)if(c.variable===e&&c.from.length===s.length&&c.from.every((l,d)=>l===s[d])&&c.to.every((l,d)=>l===o[d]))return c;let _={id:this.#n++,variable:e,from:s,to:o};return a.push(_),_}apply(e,n,r){let s=e.shortcut(n,r);if(s)return s;if(ct(n)&&ct(r))return this.leaf(e.leaf(n.leaf,r.leaf));let o=n.id*67108864+r.id,i=e.memo.get(o);if(i)return i;if(++this.#o>TD)throw new ur;let a=ct(n)||!ct(r)&&r.variable.level<n.variable.level?r.variable:n.variable,[_,c]=!ct(n)&&n.variable===a?[n.from,n.to]:[[0],[n]],[l,d]=!ct(r)&&r.variable===a?[r.from,r.to]:[[0],[r]],E=[],u=[];for(let p=0,m=0;;){E.push(Math.max(_[p],l[m])),u.push(this.apply(e,c[p],d[m]));let T=_[p+1]??1/0,h=l[m+1]??1/0;if(T===1/0&&h===1/0)break;T<=h&&p++,h<=T&&m++}this.#o--;let f=this.split(a,E,u);return e.memo.set(o,f),f}applyAll(e,n,r){let s=n;for(;s.length>1;){let o=[];for(let i=0;i<s.length;i+=2)o.push(i+1<s.length?this.apply(e,s[i],s[i+1]):s[i]);s=o}return s[0]??r}substitute(e,n){let r=new Map,s=o=>{let i=r.get(o);return i||r.set(o,i=ct(o)?n(o.leaf):this.split(o.variable,o.from,o.to.map(s))),i};return s(e)}};function Z_(t){let e=new Set([t]),n=0;for(let r of e)if(!ct(r)){n+=r.to.length;for(let s of r.to)e.add(s)}return n}var Wr=4294967295,Ri=0xffffffffn,to=class{#e=new Map;#t;constructor(e){this.#t=new Map(e.map((n,r)=>[n,r]))}get(e,n,r){let s=2*e+(n?1:0),o=s*4294967296+r,i=this.#e.get(o);if(!i){let a=(this.#t.get(e)??6+e)*2+(n?0:1);i={word:s,mask:r,level:a*1048576+this.#e.size},this.#e.set(o,i)}return i}},no=class{constructor(e,n){this.diagrams=e;this.variables=n;let r=e.leaf(0),s=e.leaf(1);this.#e={leaf:(o,i)=>o&i,shortcut:(o,i)=>o===r||i===r?r:o===s||o===i?i:i===s?o:void 0,memo:new Map},this.#t={leaf:(o,i)=>o|i,shortcut:(o,i)=>o===s||i===s?s:o===r||o===i?i:i===r?o:void 0,memo:new Map}}diagrams;variables;#e;#t;diagram(e){let n=this.diagrams;switch(e.kind){case"always":return n.leaf(1);case"never":return n.leaf(0);case"and":return n.applyAll(this.#e,e.of.map(r=>this.diagram(r)),n.leaf(1));case"or":return this.any(e.of);case"not":return n.substitute(this.diagram(e.of),r=>n.leaf(1-r));case"test":return this.#n(e);default:return y(e)}}any(e){return this.diagrams.applyAll(this.#t,e.map(n=>this.diagram(n)),this.diagrams.leaf(0))}#n({arg:e,width:n,mask:r,ranges:s}){let o=n===32?0:Number(r>>32n),i=Number(r&Ri);if(o===0)return this.#r(e,!1,i,SD(s));let a=[0],_=[[]],c=(l,d,E)=>{if(a.at(-2)===l&&l===d){_.at(-2).push(E);return}a.at(-1)===l?_.at(-1).push(E):(a.push(l),_.push([E])),d!==Wr&&(a.push(d+1),_.push([]))};for(let[l,d]of s){let E=Number(l>>32n),u=Number(d>>32n),f=Number(l&Ri),p=Number(d&Ri);E===u?c(E,E,[f,p]):(c(E,E,[f,Wr]),u-E>1&&c(E+1,u-1,[0,Wr]),c(u,u,[0,p]))}return this.diagrams.split(this.variables.get(e,!0,o),a,_.map(l=>this.#r(e,!1,i,l)))}#r(e,n,r,s){let o=this.diagrams,i=o.leaf(1),a=o.leaf(0);if(r===0)return s[0]?.[0]===0?i:a;let _=(~r>>>0)+1,c=r!==Wr&&(_&_-1)===0,l=[0],d=[a];for(let[E,u]of s){let f=E,p=u;if(c){let m=td(E,r);if(m===void 0||m>u)continue;f=m,p=(z_(u,r)|~r)>>>0}l.at(-1)===f?d[d.length-1]=i:(l.push(f),d.push(i)),p!==Wr&&(l.push(p+1),d.push(a))}return o.split(this.variables.get(e,n,c?Wr:r),l,d)}},SD=t=>t.filter(([e])=>e<=Ri).map(([e,n])=>[Number(e),n>Ri?Wr:Number(n)]);var Vn=0,ro=class{#e=new Map;#t=[void 0];of(e,n){let r=`${e.kind} ${Re(e)} ${n}`,s=this.#e.get(r);return s===void 0&&(s=this.#t.length,this.#e.set(r,s),this.#t.push({effect:e,byRule:n,rank:L(e)})),s}get(e){return this.#t[e]}strictest(e,n){if(e===Vn||e===n)return n;if(n===Vn)return e;let r=this.get(e),s=this.get(n);return r.rank!==s.rank?r.rank<s.rank?e:n:s.byRule&&!r.byRule?n:e}answer(e,n){let{effect:r,byRule:s}=this.get(e);return r.kind==="deny"?this.of(n,s):e}};function vh(t,e,n){return new nd(t,e,n).from(0,Vn)}var nd=class{constructor(e,n,r){this.entry=e;this.diagrams=n;this.#t=new no(n,new to(r));let s=1/0;this.#r=[...e.planes].reverse().map(o=>{let i=o.clauses.map(({effect:a})=>L(a.kind==="deny"?o.denial:a));return s=Math.min(s,L(o.otherwise),...i)}).reverse()}entry;diagrams;#e=new ro;#t;#n=new Map;#r;from(e,n){let r=this.entry.planes[e];if(!r||this.#o(e,n))return this.diagrams.leaf(un(this.#e.get(n).effect));let s=`${e} ${n}`,o=this.#n.get(s);if(o)return o;let i=_=>this.from(e+1,this.#e.strictest(n,this.#e.answer(_,r.denial))),a=i(this.#e.of(r.otherwise,!1));for(let _ of hD(r.clauses).reverse())a=this.#s(_.map(c=>c.condition),i(this.#e.of(_[0].effect,!0)),a);return r.applies.kind!=="always"&&(a=this.#s([r.applies],a,this.from(e+1,n))),this.#n.set(s,a),a}#o(e,n){if(n===Vn)return!1;let{rank:r,byRule:s}=this.#e.get(n);return s?r<=this.#r[e]:r<this.#r[e]}#s(e,n,r){let s=this.#i(e);if(s)return this.diagrams.substitute(s,i=>i?n:r);if(e.length===1)return this.#_(e[0],n,r);let o=e.length>>>1;return this.#s(e.slice(0,o),n,this.#s(e.slice(o),n,r))}#i(e){let n=e.reduce((r,s)=>r+1+rd(s),0);this.diagrams.allow(100+40*n);try{let r=this.#t.any(e);return Z_(r)<=20+4*n?r:void 0}catch(r){if(r instanceof ur)return;throw r}finally{this.diagrams.allow(1/0)}}#_(e,n,r){switch(e.kind){case"always":return n;case"never":return r;case"and":return e.of.reduceRight((s,o)=>this.#s([o],s,r),n);case"or":return this.#s(e.of,n,r);case"not":return this.#s([e.of],r,n);case"test":return this.diagrams.substitute(this.#t.diagram(e),s=>s?n:r);default:return y(e)}}};function hD(t){let e=[];for(let n of[...t].sort((r,s)=>L(r.effect)-L(s.effect))){let r=e.at(-1);r&&Ue(r[0].effect,n.effect)?r.push(n):e.push([n])}return e}function rd(t){switch(t.kind){case"always":case"never":return 0;case"test":return t.ranges.length;case"not":return rd(t.of);case"and":case"or":return t.of.reduce((e,n)=>e+1+rd(n),0)}}var Bh=400;function Kh(t){let e=n=>n.kind==="always"||n.kind==="never";for(let n of t.planes){if(!e(n.applies))return;for(let r of n.clauses)if(!e(r.condition))return}return M0(t,[0n,0n,0n,0n,0n,0n]).answer}function Hh(t){let e=t.planes.flatMap(i=>[...Yr(i.applies),...i.clauses.flatMap(a=>Yr(a.condition))]),n=t.planes.reduce((i,a)=>i+a.clauses.length+1,0),r=e.reduce((i,a)=>i+a.ranges.length,n),s=[...new Set(e.map(i=>i.arg))],o=[];for(let i of ID(s,r)){let a=new hi;a.allow(2e3+100*r);try{let _=RD(t,a,i);Z_(_)<=200+8*r&&o.push(_)}catch(_){if(!(_ instanceof ur))throw _;if(r>Bh)break}}return o.length>0?o:[vh(t,new hi,s)]}function RD(t,e,n){let r=new ro,s=new no(e,new to(n)),o=e.leaf(Vn),i={leaf:(c,l)=>r.strictest(c,l),shortcut:(c,l)=>c===o||c===l?l:l===o?c:void 0,memo:new Map},a=t.planes.map(c=>{let l=e.applyAll(i,c.clauses.map(f=>{let p=e.leaf(r.of(f.effect,!0));return e.substitute(s.diagram(f.condition),m=>m?p:o)}),o),d=r.of(c.otherwise,!1),E=e.substitute(l,f=>e.leaf(f===Vn?d:r.answer(f,c.denial)));if(c.applies.kind==="always")return E;let u={leaf:(f,p)=>f?p:Vn,shortcut:(f,p)=>f.leaf===0?o:f.leaf===1?p:void 0,memo:new Map};return e.apply(u,s.diagram(c.applies),E)}),_=e.applyAll(i,a,o);return e.substitute(_,c=>e.leaf(un(r.get(c).effect)))}function ID(t,e){return t.length<2?[t]:t.length>3||e>Bh?e>4e3?[t]:[t,[...t].reverse()]:Wh(t)}function Wh(t){return t.length<=1?[t]:t.flatMap(e=>Wh(t.filter(n=>n!==e)).map(n=>[e,...n]))}function Yr(t){switch(t.kind){case"always":case"never":return[];case"test":return[t];case"not":return Yr(t.of);case"and":case"or":return t.of.flatMap(Yr)}}function ad(t,e){let n=new id(t,e);return{cost:n.solve(0,t.length-1,0),tree:n.tree(0,t.length-1,0)}}var sd=-1,Yh=-2,od=-3,id=class{constructor(e,n){this.segments=e;this.perInstruction=n;let r=this.#e=e.length;this.#t=new Float64Array(r+1),this.#i=new Int32Array(r),this.#_=new Uint8Array(r),e.forEach(({weight:s,target:o,from:i,to:a},_)=>{this.#t[_+1]=this.#t[_]+s,this.#i[_]=o,this.#_[_]=+(i===a)}),this.#a=new Float64Array(r*r*6).fill(-1),this.#d=new Int32Array(r*r*6),this.#n=OD(e),this.#r=Int32Array.from(this.#n,s=>s.segment),this.#o=Float64Array.from(this.#n,s=>s.weight),this.#s=gD(r,this.#r)}segments;perInstruction;#e;#t;#n;#r;#o;#s;#i;#_;#a;#d;#f=new Float64Array(6);solve(e,n,r){let s=(e*this.#e+n)*6+r,o=this.#a[s];if(o>=0)return o;if(this.#p(e,n,r))return this.#d[s]=sd,this.#a[s]=0;let i=this.#s,a=(e*this.#e+n)*5,_=this.#t[n+1]-this.#t[e];for(let m=0;m<r;m++)_-=this.#o[i[a+m]];_<0&&(_=0);let c=_+this.perInstruction,l=1/0,d=sd;if(n-e<=12){let m=this.#m(e,n,r),T=m<0?1/0:this.#T(e,n,r,m,_);T<l&&(l=T,d=od-m)}let E=r<5?i[a+r]:-1;if(E>=0){let T=(this.#o[E]*4>=_||n-e<6&&this.#_[this.#r[E]])&&c<l?c+this.solve(e,n,r+1):1/0;T<l&&(l=T,d=Yh)}let u=n-e>8?.22*_:-1,f=0,p=0;for(let m=e;m<n&&c<l;m++){for(let S=0;S<r;S++){let I=i[a+S];this.#r[I]===m&&(f++,p+=this.#o[I])}if(u>=0){let S=this.#t[m+1]-this.#t[e]-p,I=this.segments[m].weight;if(S<u&&m+1<n&&S+this.segments[m+1].weight<=u)continue;if(S>_-u&&m>e&&S-I>=_-u)break}let T=c+this.solve(e,m,f);if(T>=l)continue;let h=T+this.solve(m+1,n,r-f);h<l&&(l=h,d=m)}return this.#d[s]=d,this.#a[s]=l}#c(e,n,r,s){if(s===0||this.#_[e]===0)return!1;let o=(n*this.#e+r)*5;for(let i=0;i<s;i++)if(this.#r[this.#s[o+i]]===e)return!0;return!1}#p(e,n,r){if(e===n)return!0;if(r===0)return!1;let s=-1;for(let o=e;o<=n;o++)if(!(s===this.#i[o]||this.#c(o,e,n,r))){if(s!==-1)return!1;s=this.#i[o]}return!0}#m(e,n,r){let s=-1;for(let a=e;a<=n;a++)if(!this.#_[a]){if(s>=0&&this.#i[s]!==this.#i[a])return-1;s=a}if(s>=0)return s;let o=-1,i=0;for(let a=e;a<=n;a++){if(this.#c(a,e,n,r))continue;let _=0;for(let c=a;c<=n;c++)this.#i[c]===this.#i[a]&&!this.#c(c,e,n,r)&&_++;_>i&&(i=_,o=a)}return o}#T(e,n,r,s,o){let i=this.#i[s],a=this.#f,_=0;for(let l=e;l<=n;l++){if(this.#i[l]===i||this.#c(l,e,n,r))continue;if(_===6)return 1/0;let d=this.segments[l].weight,E=_++;for(;E>0&&a[E-1]<d;E--)a[E]=a[E-1];a[E]=d}let c=_*this.perInstruction;for(let l=0;l<_;l++)c+=o,o-=a[l];return c}tree(e,n,r){let s=(e*this.#e+n)*5,o=this.#d[(e*this.#e+n)*6+r];if(o===sd){let a=e;for(;a<n&&this.#c(a,e,n,r);)a++;return{target:this.#i[a]}}if(o===Yh){let{value:a,segment:_}=this.#n[this.#s[s+r]];return this.#u(a,_,this.tree(e,n,r+1))}if(o<=od){let a=this.#i[od-o],_=[];for(let c=e;c<=n;c++)this.#i[c]!==a&&!this.#c(c,e,n,r)&&_.push(c);return _.sort((c,l)=>this.segments[c].weight-this.segments[l].weight),_.reduce((c,l)=>this.#u(this.segments[l].from,l,c),{target:a})}let i=0;for(let a=0;a<r;a++)this.#r[this.#s[s+a]]<=o&&i++;return{test:"ge",k:this.segments[o+1].from,yes:this.tree(o+1,n,r-i),no:this.tree(e,o,i)}}#u(e,n,r){return{test:"eq",k:e,yes:{target:this.#i[n]},no:r}}};function OD(t){let e=[];return t.forEach((n,r)=>{if(n.from===n.to)e.push({value:n.from,weight:n.weight,segment:r,single:!0});else for(let s of[...n.keys].sort((o,i)=>i.weight-o.weight).slice(0,5))e.push({value:s.value,weight:s.weight,segment:r,single:!1})}),e.sort((n,r)=>r.weight-n.weight||Number(r.single)-Number(n.single)||n.value-r.value)}function gD(t,e){let n=Array.from({length:t},()=>[]);e.forEach((s,o)=>n[s].push(o));let r=new Int32Array(t*t*5).fill(-1);for(let s=0;s<t;s++)for(let o=s;o<t;o++){let i=n[o],a=(s*t+o-1)*5,_=(s*t+o)*5;for(let c=0,l=0,d=0;c<5;c++){let E=o>s&&l<5?r[a+l]:-1;if(d<i.length&&(E<0||i[d]<E))r[_+c]=i[d++];else if(E>=0)r[_+c]=E,l++;else break}}return r}var xD=12;function J_(t,e,n=40){let r=t.reduce((o,i)=>o+i.weight,0)||1,s=CD(t.map(o=>AD(o,1/r)));return s.length>n?_d(s,1,e):ad(s,e)}var AD=(t,e)=>({...t,weight:t.weight*e,keys:(t.from===t.to?[{value:t.from,weight:t.weight}]:t.keys??[]).map(n=>({value:n.value,weight:n.weight*e}))});function CD(t){let e=[];for(let n of t){let r=e.at(-1);r?.target!==n.target?e.push(n):e[e.length-1]={from:r.from,to:n.to,target:n.target,weight:r.weight+n.weight,keys:[...r.keys,...n.keys]}}return e}function _d(t,e,n){if(t.length<=xD)return ad(t,n);let r=1,s=t[0].weight;for(;r<t.length-1&&s+t[r].weight/2<e/2;)s+=t[r++].weight;r=Math.min(Math.max(r,t.length>>>3),t.length-(t.length>>>3));let o=t.slice(0,r),i=t.slice(r),a=o.reduce((l,d)=>l+d.weight,0),_=_d(o,a,n),c=_d(i,e-a,n);return{tree:{test:"ge",k:i[0].from,yes:c.tree,no:_.tree},cost:_.cost+c.cost+e+n}}var $h=4294967295,Xh=256,PD=.001;function jh(t,e,n,r){let{mask:s}=t.variable,o=t.to.map((l,d)=>{let E=t.from[d+1];return{from:t.from[d],to:z_(E===void 0?$h:E-1,s),target:l.id,weight:n(l)+PD}}),i=new Map(t.to.map(l=>[l.id,l])),a={mask:s,held:e,byId:i},_=o.reduce((l,d)=>l+d.weight,0),c=qh(o,a,r);for(let[l,d]of ND(o,s))for(let E of[yD(o,l,d,_,a,r),LD(o,l,d,a,r)])E&&E.cost<c.cost&&(c=E);return c.steps}function qh(t,{mask:e,held:n,byId:r},s){let{tree:o,cost:i}=J_(t,s);return n===e||o.test===void 0?{steps:tc(o,n,r),cost:i}:{steps:{kind:"and",k:e,next:tc(o,e,r)},cost:i+1+s}}var tc=(t,e,n)=>t.test===void 0?{kind:"go",to:n.get(t.target),held:e}:{kind:"test",test:t.test,k:t.k,yes:tc(t.yes,e,n),no:tc(t.no,e,n)};function ND(t,e){let n=new Map;for(let{from:s,to:o,target:i}of t){let a=n.has(i)?n.get(i):new Set;if(n.set(i,a),!!a){if(e===$h&&o-s>=Xh){n.set(i,void 0);continue}for(let _=s;;){if(a.add(_),a.size>Xh){n.set(i,void 0);break}if(_>=o)break;_=(((_|~e)>>>0)+1&e)>>>0}}}let r=new Map;for(let[s,o]of n)o&&r.set(s,o);return r}var ec=t=>{let e=0;for(let n=t;n!==0;n&=n-1)e++;return e};function yD(t,e,n,r,s,o){if(!n.has(0))return;let i=E=>{if(2**ec(E)>n.size)return!1;for(let u=E;u!==0;u=(u-1&E)>>>0)if(!n.has(u))return!1;return!0},a=0;for(let E of[...n].sort((u,f)=>ec(u)-ec(f)||u-f)){let u=(a|E)>>>0;u!==a&&i(u)&&(a=u)}let _=(s.mask&~a)>>>0;if(_===0)return;let c=t.filter(E=>E.target!==e||!MD(E,a,n)),l=c.reduce((E,u)=>E+u.weight,0)/r,d=qh(c,s,o/l);return{steps:{kind:"test",test:"set",k:_,yes:d.steps,no:{kind:"go",to:s.byId.get(e),held:s.held}},cost:1+o+l*d.cost}}function MD(t,e,n){for(let r of n)if(r>=t.from&&r<=t.to&&(r&~e)!==0)return!1;return!0}function LD(t,e,n,{mask:r,byId:s},o){let i=t.find(d=>d.target!==e);if(!i||t.some(d=>d.target!==e&&d.target!==i.target))return;let[a]=n,_=0;for(let d of n)_|=d^a;if(2**ec(_)!==n.size)return;let c=(r&~_)>>>0,l=(a&~_)>>>0;if(c!==0)return{steps:{kind:"and",k:c,next:{kind:"test",test:"eq",k:l,yes:{kind:"go",to:s.get(e),held:c},no:{kind:"go",to:s.get(i.target),held:c}}},cost:2+2*o}}var DD=4294967295,FD=64;function zh(t,e){let n=Kh(t);if(n){let o=un(n);return{block:e.blocks.answer(o),cells:Number(Si(o))}}let r,s=Hh(t);for(let o of s){let i=bD(o),a=kD(o,i,e),_=s.length===1?0:VD(a,GD(o,i,FD),e);(!r||_<r.cost)&&(r={block:a,cells:i.get(o),cost:_})}return r}var Zh=(t,e)=>16+8*(t>>1)+((t&1)===(e==="little"?1:0)?4:0);function bD(t){let e=new Map;for(let n of UD(t))e.set(n,ct(n)?Number(Si(n.leaf)):Math.min(n.to.reduce((r,s)=>r+e.get(s),0),1e6));return e}function UD(t){let e=new Set([t]);for(let n of e)if(!ct(n))for(let r of n.to)e.add(r);return[...e].sort((n,r)=>n.id-r.id)}function kD(t,e,n){let{blocks:r,endian:s,perInstruction:o}=n,i=new Map,a=new Map,_=(l,d)=>ct(l)?`${l.id}`:Qh(l,d)?`${l.id} ${d.mask}`:`${l.id} -`,c=[{d:t,held:{word:-1,mask:0}}];for(;c.length>0;){let{d:l,held:d}=c.at(-1),E=_(l,d);if(i.has(E))c.pop();else if(ct(l))i.set(E,r.answer(l.leaf));else if(Qh(l,d)){let u=a.get(E);u||a.set(E,u=jh(l,d.mask,m=>e.get(m),o));let{word:f}=l.variable,p=nc(u).filter(m=>!i.has(_(m.to,{word:f,mask:m.held})));if(p.length>0)for(let m of p)c.push({d:m.to,held:{word:f,mask:m.held}});else i.set(E,rc(u,(m,T)=>i.get(_(m,{word:f,mask:T})),r))}else{let u={word:l.variable.word,mask:DD},f=i.get(_(l,u));f?i.set(E,r.load(Zh(l.variable.word,s),f)):c.push({d:l,held:u})}}return i.get(_(t,{word:-1,mask:0}))}var Qh=(t,e)=>!ct(t)&&e.word===t.variable.word&&(t.variable.mask&~e.mask)===0;function nc(t){switch(t.kind){case"go":return[t];case"and":return nc(t.next);case"test":return[...nc(t.yes),...nc(t.no)]}}function rc(t,e,n){switch(t.kind){case"go":return e(t.to,t.held);case"and":return n.and(t.k,rc(t.next,e,n));case"test":return n.branch(t.test,t.k,rc(t.yes,e,n),rc(t.no,e,n))}}function VD(t,e,{endian:n,perInstruction:r}){let s=0;for(let o of e){let i=0;for(let a=t;a.kind!=="return";s++)if(a.kind==="load"){let _=o.findIndex((c,l)=>Zh(l,n)===a.k);i=o[_],a=a.next}else a.kind==="and"?(i=(i&a.k)>>>0,a=a.next):a=(a.test==="eq"?i===a.k:a.test==="ge"?i>=a.k:(i&a.k)!==0)?a.yes:a.no}return s/(e.length||1)+r*eo(t).length}function GD(t,e,n){let r=[],s=(o,i)=>{if(r.length>=n||e.get(o)===0)return;if(ct(o)){r.push(i);return}let{word:a,mask:_}=o.variable;o.to.forEach((c,l)=>s(c,i.with(a,(i[a]&~_|o.from[l])>>>0)))};return s(t,new Array(12).fill(0)),r}var wD=32,vD=84,BD=5,KD=21,HD=53,WD=69,Jh=6,eR=255;function tR(t){let e=new cd(t);return e.emit(t),e.program()}var cd=class{#e=[];#t=new Map;#n=new Map;#r;#o;constructor(e){let n=[...eo(e)].sort((s,o)=>s.id-o.id);this.#r=YD(n);let r=new Map;for(let s of n)(s.kind==="load"||s.kind==="and")&&!r.has(s.next)&&r.set(s.next,s);this.#o=r}emit(e){let n=[e];for(;n.length>0;){let r=n.at(-1);if(this.#t.has(r)){n.pop();continue}let s=Q_(r).filter(o=>!this.#t.has(o));if(s.length>0){s.sort((o,i)=>this.#r.get(o)-this.#r.get(i)),n.push(...s);continue}n.pop(),this.#s(r);for(let o=this.#o.get(r);o;o=this.#o.get(o))this.#s(o)}}#s(e){switch(e.kind){case"return":this.#a(Jh,0,0,e.k);break;case"load":case"and":this.#t.get(e.next)!==this.#e.length-1&&this.#i(e.next),this.#a(e.kind==="load"?wD:vD,0,0,e.k);break;case"branch":for(;;)if(this.#_(e.yes)>eR)this.#i(e.yes);else if(this.#_(e.no)>eR)this.#i(e.no);else break;this.#a({eq:KD,ge:HD,set:WD}[e.test],this.#_(e.yes),this.#_(e.no),e.k);break}this.#t.set(e,this.#e.length-1),this.#n.set(e,this.#e.length-1)}#i(e){e.kind==="return"?this.#a(Jh,0,0,e.k):this.#a(BD,0,0,this.#e.length-this.#n.get(e)-1),this.#t.set(e,this.#e.length-1)}#_(e){return this.#e.length-this.#t.get(e)-1}#a(e,n,r,s){this.#e.push({code:e,jt:n,jf:r,k:s})}program(){return this.#e.reverse()}};function YD(t){let e=new Map;for(let n of t)e.set(n,Q_(n).reduce((r,s)=>Math.min(r+(e.get(s)??0),1e9),n.kind==="return"?0:1));return e}var XD=1/64,nR=1073741824,$D=1/64,jD=1e-4,qD=3,rR=64,QD=100;function sR(t,e,n,r){let s=zD(t,e,r),o=t.ranges.map(({from:i,to:a,entry:_},c)=>{let l=q(_)?e(_).block:n.blocks.answer(un(_)),d=s[c]/(a-i+1),E=[];if(d>0&&a-i<rR)for(let u=i;u<=a;u++)E.push({value:u,weight:d});return{from:i,to:a,target:l.id,weight:s[c],keys:E}});return ld(J_(o,n.perInstruction,QD).tree,n)}function zD(t,e,{weights:n,cached:r}){let s=t.ranges.map(({from:i,entry:a})=>q(a)&&n?n(i>=nR&&t.arch.name==="x86_64"?"x32":t.arch.name,a.name):0),o=s.reduce((i,a)=>i+a,0)/(s.filter(i=>i>0).length||1);return t.ranges.map(({from:i,to:a,entry:_},c)=>{if(!q(_))return 0;let{block:l,cells:d}=e(_),E=s[c]/(o||1);if(l.kind!=="return"||Si(l.k)){let u=l.kind==="return"?1:Math.min(qD,Math.max(1,d));E+=Math.min(a-i+1,rR)*u*(n&&o>0?jD:1)}return i>=nR&&(E*=$D),r&&l.kind==="return"&&l.k===j_&&(E*=XD),E})}var ld=(t,e)=>t.test===void 0?e.blocks.byId(t.target):e.blocks.branch(t.test,t.k,ld(t.yes,e),ld(t.no,e));var ZD=0,JD=4,e1=.0015,Ii=class{constructor(e,n){this.endian=e;this.options=n;this.#e={blocks:new q_,endian:e,perInstruction:e1}}endian;options;#e;#t=new Map;program(e){let{blocks:n}=this.#e,r=o=>this.#n(o),s=e.arches.reduceRight((o,i)=>{let a=sR(i,r,this.#e,this.options);return n.branch("eq",i.arch.audit,n.load(ZD,a),o)},n.answer(un(e.otherArch)));return tR(n.load(JD,s))}entrySize(e){return eo(this.#n(e).block).length}#n(e){let n=this.#t.get(e);return n||this.#t.set(e,n=zh(e,this.#e)),n}};var oR={kind:"allow"},t1=.9;function iR(t,e,n){let r=n(t)*t1;for(let s of n1(t,e))if(s.every(o=>n(o)<=r))return s}function*n1(t,e){for(let r of s1(t).slice(0,4)){let s=r.regions(e);s.length>1&&(yield s.map(o=>o1(t,r.test,o)))}let n=a1(t,e);n&&(yield n)}var dd=class{constructor(e){this.test=e}test;#e=new Set;add(e){for(let[n,r]of e)this.#e.add(n),this.#e.add(r+1n)}get count(){return this.#e.size}regions(e){let n=(1n<<BigInt(this.test.width))-1n,r=[...this.#e].filter(i=>i>0n&&i<=n).sort((i,a)=>i<a?-1:1),s=Math.min(e-1,r.length),o=[0n,...Array.from({length:s},(i,a)=>r[Math.floor((a+1)*r.length/(s+1))])];return o.map((i,a)=>[i,a+1<o.length?o[a+1]-1n:n])}},r1=(t,e)=>t.arg===e.arg&&t.width===e.width&&t.mask===e.mask;function s1(t){let e=new Map;for(let n of t.planes)for(let r of[n.applies,...n.clauses.map(s=>s.condition)].flatMap(Yr)){let s=`${r.arg} ${r.width} ${r.mask}`,o=e.get(s);o||e.set(s,o=new dd(r)),o.add(r.ranges)}return[...e.values()].sort((n,r)=>r.count-n.count)}function o1(t,e,n){let r=Tt(e.arg,e.width,[n],e.mask),s=t.planes.map(i=>({...i,applies:$(r,Oi(i.applies,e,n)),clauses:i.clauses.map(a=>({...a,condition:Oi(a.condition,e,n)})).filter(a=>a.condition.kind!=="never")})),o={name:"elsewhere",applies:F,clauses:[],otherwise:oR,denial:oR};return{name:t.name,planes:[...s.filter(i=>i.name!==o.name),o]}}function Oi(t,e,n){switch(t.kind){case"always":case"never":return t;case"and":return $(...t.of.map(r=>Oi(r,e,n)));case"or":return Ht(...t.of.map(r=>Oi(r,e,n)));case"not":return Qe(Oi(t.of,e,n));case"test":{if(!r1(t,e))return t;let r=t.ranges.map(([s,o])=>[s>n[0]?s:n[0],o<n[1]?o:n[1]]).filter(([s,o])=>s<=o);return r.length===0?qe:r[0][0]===n[0]&&r[0][1]===n[1]?F:Tt(t.arg,t.width,r,t.mask)}}}function i1(t){let e=new Map;for(let{otherwise:n,denial:r,clauses:s}of t.planes)for(let o of[n,r,...s.map(i=>i.effect)]){let i=e.get(L(o));if(i&&!Ue(i,o))return!0;e.set(L(o),o)}return!1}function a1(t,e){let n=t.planes.findIndex(({clauses:s,otherwise:o})=>s.length>=e&&s.every(({effect:i})=>i.kind!=="deny"&&L(i)<L(o)));if(n<0||i1(t))return;let{clauses:r}=t.planes[n];return Array.from({length:e},(s,o)=>{let i=r.slice(Math.floor(o*r.length/e),Math.floor((o+1)*r.length/e));return{name:t.name,planes:t.planes.map((a,_)=>_===n?{...a,clauses:i}:a)}})}var _R=new Map([[4,"add"],[20,"sub"],[36,"mul"],[52,"div"],[68,"or"],[84,"and"],[100,"lsh"],[116,"rsh"],[164,"xor"]]),cR=new Map([[21,"jeq"],[37,"jgt"],[53,"jge"],[69,"jset"]]),so=t=>_R.get(t&-9),fn=t=>cR.get(t&-9),jt=t=>(t&8)!==0,_1=new Set([32,128,0,96,129,1,97,2,3,5,6,22,7,135,132]),lR=t=>_1.has(t)||_R.has(t&-9)||cR.has(t&-9),sc=16,Ed=4096,Gn=64,c1=0,l1=4;var aR=16;function oc(t,e){if(t===c1)return{kind:"nr"};if(t===l1)return{kind:"arch"};let n=(t&4)!==0==(e==="little");return t<aR?{kind:"instruction pointer",high:n}:{kind:"argument",arg:t-aR>>>3,high:n}}var d1=3,E1=new Set(["jeq","jgt","jge"]);function u1(t){let{code:e,jt:n,jf:r,k:s}=t;if(e===6||e===22)return 2;let o=fn(e);if(!o)return 1;let i=!jt(e)&&s>2147483647?1:0,a=r===0||n===0&&E1.has(o);return i+(a?1:2)}var dR=t=>t.reduce((e,n)=>e+u1(n),d1);var gi=4096,xi=32768,f1=4,Ai=t=>"kind"in t;function Ci(t,e={}){let n=new Ii(p1(t),e),r=n.program(t),s=r.length<=gi?[r]:T1(t,n);return!s||ic(s)>xi?O1(t,r.length,s,n):{programs:s,endian:n.endian,arches:[...new Set(t.arches.map(o=>o.arch.name))]}}function p1(t){let[e,...n]=new Set(t.arches.map(r=>r.arch.endian));if(!e)throw new RangeError("a filter needs at least one architecture");if(n.length>0)throw new RangeError("one filter can not serve architectures of both byte orders");return e}var ic=t=>t.reduce((e,n)=>e+dR(n),0)+f1*(t.length-1),ud={kind:"allow"},m1=2;function T1(t,e){let n=({entry:i})=>m1+(q(i)?e.entrySize(i):0),r=t.arches.flatMap(({ranges:i},a)=>i.filter(({entry:_})=>q(_)||_.kind!=="allow").flatMap(_=>ER({plane:a,range:_,size:n(_)},n))),s=[],o=S1(r);for(;o.length>0;){let i=o.pop(),a=e.program(I1(t,i,s.length===0?t.otherArch:ud));if(a.length<=gi)s.push(a);else if(i.length>1)o.push(...R1(i));else return;if(ic(s)>2*xi)return}return s}var fd=gi*.95;function ER(t,e){let{plane:n,range:r,size:s}=t;if(s<=fd||s>2*xi||!q(r.entry))return[t];let o=iR(r.entry,Math.ceil(s/fd),i=>e({...r,entry:i}));return o?o.flatMap(i=>{let a={...r,entry:i};return ER({plane:n,range:a,size:e(a)},e)}):[t]}function S1(t){let e=[];for(let n of t){let r=e.find(s=>s.size+n.size<=fd&&!h1(s.items.at(-1),n));r||e.push(r={items:[],size:0}),r.items.push(n),r.size+=n.size}return e.map(n=>n.items)}var h1=(t,e)=>t?.plane===e.plane&&t.range.from===e.range.from,R1=t=>[t.slice(0,t.length>>>1),t.slice(t.length>>>1)];function I1(t,e,n){let r=t.arches.map(({arch:s},o)=>{let i=[],a=0;for(let{range:_}of e.filter(c=>c.plane===o))_.from>a&&i.push({from:a,to:_.from-1,entry:ud}),i.push(_),a=_.to+1;return a<=4294967295&&i.push({from:a,to:4294967295,entry:ud}),{arch:s,ranges:i}});return{name:t.name,arches:r,otherArch:n}}function O1(t,e,n,r){let s=new Map;for(let{arch:a,ranges:_}of t.arches)for(let{entry:c}of _)q(c)&&s.set(`${c.name} (${a.name})`,r.entrySize(c));let o=[...s].sort((a,_)=>_[1]-a[1]).slice(0,3),i=n?`, ${ic(n)} when split into ${n.length} filters`:"";return{kind:"too large",instructions:e,why:`the filter takes ${e} instructions${i}; the kernel takes ${gi} a filter and ${xi} in all; most are for ${o.map(([a,_])=>`${a}: ${_}`).join(", ")}`}}var Tr=class extends Error{constructor(n,r){super(r);this.at=n}at},mr=1,oo=2,ac=t=>4<<t,g1=4e5;function uR(t,e){return new pd(t,e).run()}var pd=class{constructor(e,n){this.program=e;this.execution=n;this.#e=n.dd,this.#t=new pi(n.dd),this.#n=A1(e),this.#r=e.map(()=>new Map)}program;execution;#e;#t;#n;#r;#o=0;#s=[[]];#i=new Map;#_=new Map;#a=new Map;run(){let e=this.#E(this.#t.constant(0)),n=this.#c(0,[e,e]);for(let[r,s]of this.#r.entries())for(let o of s.values())o.step=this.#p(r,o.registers);for(let r=this.program.length-1;r>=0;r--)for(let s of this.#r[r].values())s.result=this.#d(s.step);return n.result}#d(e){switch(e.kind){case"return":return this.#f(e.ret);case"go":return e.to.result;case"branch":return this.#e.ite(e.on,e.yes.result,e.no.result);default:return y(e)}}#f(e){return fe(this.execution.code(e))}#c(e,n){let r=this.#n[e],s=[];for(let a=0;a<n.length&&r>>>a;a++)s.push(r&1<<a?n[a]:0);let o=s.join(),i=this.#r[e].get(o);if(!i){if(++this.#o>g1)throw new Rt("steps");this.#r[e].set(o,i={registers:s,step:void 0,result:M})}return i}#p(e,n){let r=this.program[e],{code:s,k:o}=r,i=(l,d)=>{let E=[...n];for(;E.length<=l;)E.push(0);return E[l]=d,{kind:"go",to:this.#c(e+1,E)}},a=l=>n[l]??0;switch(s){case 32:return i(0,this.#u(e,o));case 128:return i(0,this.#S(Gn));case 0:return i(0,this.#S(o));case 96:return i(0,a(2+o));case 129:return i(1,this.#S(Gn));case 1:return i(1,this.#S(o));case 97:return i(1,a(2+o));case 2:return i(2+o,a(0));case 3:return i(2+o,a(1));case 7:return i(1,a(0));case 135:return i(0,a(1));case 132:return i(0,this.#E(this.#t.subtract(this.#t.constant(0),this.#l(e,a(0)))));case 5:return{kind:"go",to:this.#c(e+1+o,n)};case 6:return{kind:"return",ret:o};case 22:{let l=this.#t.value(this.#l(e,a(0)));if(l===void 0)throw new Tr(e,"a return of a value that depends on the input");return{kind:"return",ret:l}}}let _=fn(s);if(_)return this.#m(e,_,r,n);let c=so(s);if(c)return this.#T(e,c,r,n);throw new Tr(e,`code 0x${s.toString(16)}`)}#m(e,n,{code:r,jt:s,jf:o,k:i},a){let _=this.#l(e,a[0]??0),c=jt(r)?this.#l(e,a[1]??0):this.#t.constant(i),l=x1(this.#t,n,_,c);return l===ae||l===M?{kind:"go",to:this.#c(e+1+(l===ae?s:o),a)}:{kind:"branch",on:l,yes:this.#c(e+1+s,a),no:this.#c(e+1+o,a)}}#T(e,n,{code:r,k:s},o){let i=this.#t,a=E=>this.#c(e+1,[E,...o.slice(1)]),_=o[0]??0,c=this.#l(e,_);if(n==="and"&&!jt(r)){let E=`${_}&${s}`,u=this.#a.get(E);return u===void 0&&this.#a.set(E,u=this.#E(i.and(c,i.constant(s)))),{kind:"go",to:a(u)}}let l=jt(r)?this.#l(e,o[1]??0):i.constant(s),d=E=>({kind:"go",to:a(this.#E(E))});switch(n){case"add":return d(i.add(c,l));case"sub":return d(i.subtract(c,l));case"mul":return d(i.multiply(c,l));case"and":return d(i.and(c,l));case"or":return d(i.or(c,l));case"xor":return d(i.xor(c,l));case"lsh":case"rsh":{let E=i.value(l);if(E===void 0||E>31)throw new Tr(e,"a shift by X that is not a constant below 32");return d(n==="lsh"?i.shiftLeft(c,E):i.shiftRight(c,E))}case"div":{let E=i.equal(l,i.constant(0));if(E===ae)return{kind:"return",ret:0};let u=a(this.#E(i.divide(c,l)));return E===M?{kind:"go",to:u}:{kind:"branch",on:E,yes:{registers:[],step:void 0,result:this.#f(0)},no:u}}default:return y(n)}}#u(e,n){let r=this.#_.get(n);if(r===void 0){let s=oc(n,this.execution.endian);if(s.kind==="instruction pointer")throw new Tr(e,"a load of `instruction_pointer`");let o=s.kind==="nr"?1:s.kind==="arch"?0:s.high?js(s.arg):qs(s.arg);r=this.#E(this.#t.word(o)),this.#_.set(n,r)}return r}#S(e){return this.#E(this.#t.constant(e))}#E(e){let n=e.join(),r=this.#i.get(n);return r===void 0&&(r=this.#s.push(e)-1,this.#i.set(n,r)),r}#l(e,n){if(n===0)throw new Error(`instruction ${e} reads a register that was taken for dead`);return this.#s[n]}};function x1(t,e,n,r){switch(e){case"jeq":return t.equal(n,r);case"jgt":return t.above(n,r);case"jge":return t.atLeast(n,r);case"jset":return t.meets(n,r);default:return y(e)}}function A1(t){let e=new Int32Array(t.length);for(let n=t.length-1;n>=0;n--){let{code:r,jt:s,jf:o,k:i}=t[n],a=e[n+1]??0;e[n]=C1(r,i,a,e[n+1+s]??0,e[n+1+o]??0,e[n+1+i]??0)}return e}function C1(t,e,n,r,s,o){switch(t){case 32:case 128:case 0:return n&~mr;case 96:return n&~mr|ac(e);case 129:case 1:return n&~oo;case 97:return n&~oo|ac(e);case 2:return n&~ac(e)|mr;case 3:return n&~ac(e)|oo;case 7:return n&~oo|mr;case 135:return n&~mr|oo;case 132:return n|mr;case 5:return o;case 6:return 0;case 22:return mr;default:return(fn(t)?r|s:n)|mr|(jt(t)?oo:0)}}var fR=2147483648,pR=0,pc=196608,mc=327680,mR=2143289344,Tc=2146435072,TR=2147221504,Pi=2147418112,SR=4095,Ni=t=>(t&4294901760)>>>0,md=t=>t&65535;function qt(t){switch(Ni(t)){case pR:return{kind:"kill thread"};case pc:return{kind:"trap",data:md(t)};case mc:return{kind:"errno",errno:Math.min(md(t),SR)};case mR:return{kind:"notify"};case Tc:return{kind:"trace",data:md(t)};case TR:return{kind:"log"};case Pi:return{kind:"allow"};case fR:default:return{kind:"kill"}}}function Sc(t){switch(t.kind){case"kill":return fR;case"kill thread":return pR;case"trap":return pc|Td(t.data,65535);case"errno":return mc|Td(t.errno,SR);case"notify":return mR;case"trace":return Tc|Td(t.data,65535);case"log":return TR;case"allow":return Pi;default:return y(t)}}function Td(t,e){if(!Number.isInteger(t)||t<0||t>e)throw new RangeError(`${t} is not within 0\u2026${e}`);return t}var yi=t=>Ni(t)|0;function Sd(t){let{length:e}=t;if(e===0)return{message:"the program is empty"};if(e>Ed)return{message:`${e} instructions are more than the kernel's ${Ed}`};for(let[r,s]of t.entries()){let o=P1(s,r,e);if(o!==void 0)return{at:r,message:o}}let n=t[e-1].code;return n!==6&&n!==22?{at:e-1,message:"the last instruction is no return"}:N1(t)}function P1({code:t,jt:e,jf:n,k:r},s,o){let i=(_,c)=>Number.isInteger(_)&&_>=0&&_<=c;if(!i(t,65535)||!i(e,255)||!i(n,255)||!i(r,4294967295))return"a field does not fit its bits";if(!lR(t))return`code 0x${t.toString(16)} is not allowed in a seccomp filter`;if(t===32&&(r>=Gn||(r&3)!==0))return`offset ${r} is no word of seccomp_data`;if((t===96||t===97||t===2||t===3)&&r>=sc)return`there is no memory cell ${r}`;let a=jt(t)?void 0:so(t);if(a==="div"&&r===0)return"division by zero";if((a==="lsh"||a==="rsh")&&r>31)return`a shift by ${r} bits`;if(t===5&&r>=o-s-1||fn(t)&&s+1+Math.max(e,n)>=o)return"a jump past the end"}function N1(t){let n=new Uint16Array(t.length+1).fill(65535),r=0;for(let[s,{code:o,jt:i,jf:a,k:_}]of t.entries()){r&=n[s];let c=l=>{n[l]&=r};if(o===2||o===3)r|=1<<_;else if(o===96||o===97){if((r&1<<_)===0)return{at:s,message:`memory cell ${_} is read before it is written`}}else o===5?(c(s+1+_),r=65535):fn(o)&&(c(s+1+i),c(s+1+a),r=65535)}}function ao(t,e,n,r,s=0n){let o=0,i=0,a=new Uint32Array(sc),_=0;for(let c=0;;c++){let l=t[c];if(!l)throw new RangeError(`the program has no instruction ${c}`);_++,r?.push(c);let{code:d,jt:E,jf:u,k:f}=l;switch(d){case 32:o=M1(e,f,n,s);continue;case 128:o=Gn;continue;case 0:o=f;continue;case 96:o=a[f];continue;case 129:i=Gn;continue;case 1:i=f;continue;case 97:i=a[f];continue;case 2:a[f]=o;continue;case 3:a[f]=i;continue;case 7:i=o;continue;case 135:o=i;continue;case 132:o=-o>>>0;continue;case 5:c+=f;continue;case 6:return{ret:f,steps:_};case 22:return{ret:o,steps:_}}let p=jt(d)?i:f,m=fn(d),T=so(d);if(m)c+=L1(m,o,p)?E:u;else if(T){if(T==="div"&&p===0)return{ret:0,steps:_};o=D1(T,o,p)}else throw new RangeError(`code 0x${d.toString(16)} is not allowed in a seccomp filter`)}}function M1(t,e,n,r){if(e>=Gn||(e&3)!==0)throw new RangeError(`offset ${e} is no word of seccomp_data`);let s=oc(e,n),o=(i,a)=>Number(BigInt.asUintN(32,a?i>>32n:i));switch(s.kind){case"nr":return t.nr;case"arch":return t.audit;case"instruction pointer":return o(r,s.high);case"argument":return o(t.args[s.arg],s.high);default:return y(s)}}function L1(t,e,n){switch(t){case"jeq":return e===n;case"jgt":return e>n;case"jge":return e>=n;case"jset":return(e&n)!==0;default:return y(t)}}function D1(t,e,n){switch(t){case"add":return e+n>>>0;case"sub":return e-n>>>0;case"mul":return Math.imul(e,n)>>>0;case"div":return Math.floor(e/n);case"and":return(e&n)>>>0;case"or":return(e|n)>>>0;case"xor":return(e^n)>>>0;case"lsh":return e<<(n&31)>>>0;case"rsh":return e>>>(n&31);default:return y(t)}}function Mi(t,{programs:e,endian:n},{budget:r}={}){if(e.length===0)return{kind:"refused",program:0,why:"there is no program"};for(let[o,i]of e.entries()){let a=Sd(i);if(a)return{kind:"refused",program:o,why:a.message,...a.at===void 0?{}:{at:a.at}}}let s=0;try{let o=new xt(r),i=new At(o),a="arches"in t?[t]:t,_=i.union(a),c=new hd(o),l=fe(c.code(Pi));for(;s<e.length;s++){let u=uR(e[s],{dd:o,endian:n,code:f=>c.code(f)});l=c.stack(l,u)}let d=c.answers(l,i);if(d===_)return{kind:"proven",nodes:o.nodes,size:o.size(_)};let E=fi(o.witness(_,d));return b1(a,{programs:e,endian:n},E)}catch(o){if(o instanceof Tr)return{kind:"refused",program:s,at:o.at,why:o.message};if(o instanceof Rt)return{kind:"over budget",why:o.message};throw o}}var hd=class{constructor(e){this.dd=e;this.#n=e.operation((n,r)=>this.#o(n,r),{commutative:!0,neutral:fe(this.code(Pi))})}dd;#e=[];#t=new Map;#n;code(e){return this.#r(Rd(e))}#r(e){let n=this.#t.get(e);return n===void 0&&(n=this.#e.push(e)-1,this.#t.set(e,n)),n}#o(e,n){let[r,s]=[this.#e[e],this.#e[n]],o=yi(r)-yi(s);return o!==0?o<0?e:n:this.#r(hR+Ni(r))}stack(e,n){return this.dd.apply(this.#n,e,n)}answers(e,n){return this.dd.map(e,r=>{let s=this.#e[r];return s>=hR?F1:gt(n.answer(qt(s)))})}},hR=2**32,F1=0;function Rd(t){let e=Ni(t);return e===pc||e===mc||e===Tc?Sc(qt(t)):e}function b1(t,{programs:e,endian:n},r){let s=LS(t,r),o=e.map(E=>{let u=[],{ret:f}=ao(E,r,n,u);return{ret:f,path:u}}),i=Math.min(...o.map(({ret:E})=>yi(E))),a=o.flatMap(({ret:E},u)=>yi(E)===i?[u]:[]),_=a.find(E=>!Ue(qt(o[E].ret),s));if(_===void 0)throw new Error("the witness of a difference answers as the model: a mistake in the prover");let{ret:c,path:l}=o[_],d=a.some(E=>Rd(o[E].ret)!==Rd(c));return{kind:"refuted",event:r,expected:s,actual:qt(c),program:_,path:l,ambiguous:d}}function Id(t,e){let n=new Uint8Array(t.length*8),r=new DataView(n.buffer),s=e==="little";for(let[o,{code:i,jt:a,jf:_,k:c}]of t.entries()){let l=o*8;r.setUint16(l,hc(i,65535),s),r.setUint8(l+2,hc(a,255)),r.setUint8(l+3,hc(_,255)),r.setUint32(l+4,hc(c,4294967295),s)}return n}function hc(t,e){if(!Number.isInteger(t)||t<0||t>e)throw new RangeError(`${t} is not within 0\u2026${e}`);return t}var mn=(t,e,n,r={})=>({kind:t,bit:e,since:n,...r}),Li=(t,e,...n)=>mn("fs",t,e,{at:"object",file:!0,ops:n}),pn=(t,e,...n)=>mn("fs",t,e,{at:"entry",ops:n}),RR={EXECUTE:Li(0,1,"exec"),WRITE_FILE:Li(1,1,"write","append"),READ_FILE:Li(2,1,"read","exec"),READ_DIR:mn("fs",3,1,{at:"object",ops:["list"]}),REMOVE_DIR:pn(4,1,"delete","rename"),REMOVE_FILE:pn(5,1,"delete","rename"),MAKE_CHAR:pn(6,1,"create"),MAKE_DIR:pn(7,1,"create"),MAKE_REG:pn(8,1,"create"),MAKE_SOCK:pn(9,1,"create","bind unix"),MAKE_FIFO:pn(10,1,"create"),MAKE_BLOCK:pn(11,1,"create"),MAKE_SYM:pn(12,1,"create"),REFER:pn(13,2,"rename","link"),TRUNCATE:Li(14,3,"write"),IOCTL_DEV:mn("fs",15,5,{at:"object",file:!0,ops:[]}),RESOLVE_UNIX:Li(16,9,"connect unix"),BIND_TCP:mn("net",0,4),CONNECT_TCP:mn("net",1,4),BIND_UDP:mn("net",2,10),CONNECT_SEND_UDP:mn("net",3,10),ABSTRACT_UNIX_SOCKET:mn("scope",0,6),SIGNAL:mn("scope",1,6)},IR=RR,U1=Object.keys(RR),k1=t=>U1.filter(e=>IR[e].kind===t),V1=k1("fs");var G1=[[5,13],[5,19],[6,2],[6,7],[6,10],[6,12],[6,15],[7,0],[7,1],[7,2]],Od=G1.length;function gd(t,e={}){let n=Ci(t.enforced,e),r=i=>({value:void 0,diagnostics:[i]});if(Ai(n))return r($d(void 0,t.name,n.why));let s=Mi(ci(t.reachable),n);if(s.kind!=="proven")return r(Xd(void 0,t.name,w1(s,t)));let o=n.programs.reduce((i,a)=>i+a.length,0);return{value:{profile:t,filter:n,proof:s,instructions:o},diagnostics:[]}}function w1(t,{models:[e]}){switch(t.kind){case"refuted":return`${Hr(t.event,e)} should get \`${En(t.expected,e.arch)}\`, but the filter answers \`${En(t.actual,e.arch)}\``;case"refused":case"over budget":return t.why;default:return y(t)}}function OR(t,e={}){let{value:n,diagnostics:r}=gd(t,e);if(!n)throw new X(k.findings,...r);return n}var gR=({kernel:[t,e]})=>t>5||t===5&&e>=11;var v1=32,B1=6,xR=16;function AR({programs:t}){for(let{code:e,k:n}of t.flat()){let r=e===B1?qt(n):void 0;if(r?.kind==="notify")return"notify";if(r?.kind==="trace")return`trace ${r.data}`}}function xd(t,e,n,r,s){let o=[],{kind:i}=qt(ao(t,CR(n,r,s),e,o).ret);return i!=="allow"&&i!=="log"?!1:!o.some(a=>{let _=t[a];return _?.code!==v1||_.k<xR?!1:(s[Math.floor((_.k-xR)/8)]??0n)===0n})}function CR(t,e,n){let[r=0n,s=0n,o=0n,i=0n,a=0n,_=0n]=n;return{audit:Bt(t).audit,nr:e,args:[r,s,o,i,a,_]}}function PR(t,e,n){let r={...t,arches:t.arches.map(i=>i.arch.name===e?{...i,ranges:i.ranges.flatMap(a=>K1(a,n))}:i)},s=Ci(r);if(Ai(s)||Mi(r,s).kind!=="proven")return;let o=s.programs.findIndex(i=>qt(ao(i,CR(e,n,[]),s.endian).ret).kind==="notify");return o===-1?void 0:{filter:s,notifying:o}}function K1(t,e){if(e<t.from||e>t.to)return[t];let n=[{from:e,to:e,entry:{kind:"notify"}}];return t.from<e&&n.unshift({...t,to:e-1}),t.to>e&&n.push({...t,from:e+1}),n}function NR(t,e,n){let{profile:r,filter:s}=t,o=r.models.find(E=>E.arch===n);if(!o){let E=r.models.map(u=>u.arch).join(", ");throw new X(k.runFailed,Bi(void 0,`profile \`${r.name}\` is for ${E}, and this machine is ${n}`))}H1(e);let i=AR(s);if(i!==void 0)throw new X(k.runFailed,jd(void 0,r.name,i));let a=Mt(n,"execve")??-1,_=s.programs.every(E=>xd(E,s.endian,n,a,[])),c=_?void 0:PR(r.enforced,n,a),l=new Map([...s.programs,...c?.filter.programs??[]].map(E=>[Id(E,s.endian),E])),d=[...l.keys()];return{filters:d.slice(0,s.programs.length),denies:(E,u,f)=>{let p=l.get(E);return!p||!xd(p,s.endian,n,u,f)},execAllowed:_,...c?{execOnce:{filters:d.slice(s.programs.length),notifying:c.notifying}}:{},keepCapabilities:Y1(o),denyWriteExec:!b(Xs(o,{kind:"memory"}).answer)}}function H1(t){let e=(t?.require?.layers??[]).filter(r=>r.text!=="seccomp");if(!t||e.length===0)return;let n="this version of polc enforces seccomp only";throw new X(k.runFailed,...e.map(r=>Zd(r.span,t.name,r.text,n)))}var W1=64;function Y1(t){return Array.from({length:W1},(e,n)=>n).filter(e=>b(Xs(t,{kind:"capability",capability:e}).answer))}var Lc=require("node:fs"),dI=require("node:worker_threads");var X1={arch:"x86_64",nr:{write:1,close:3,openat:257,mmap:9,mprotect:10,munmap:11,rtSigaction:13,rtSigprocmask:14,ioctl:16,getppid:110,clone:56,execve:59,exitGroup:231,wait4:61,kill:62,fcntl:72,ptrace:101,setsid:112,capget:125,capset:126,prctl:157,futex:202,ppoll:271,prlimit64:302,processVmWritev:311,seccomp:317,closeRange:436,landlockCreateRuleset:444,landlockAddRule:445,landlockRestrictSelf:446},registers:{size:216,number:80,args:[112,104,96,56,72,64],result:80,pc:128,sp:152,originalNumber:120,syscallCode:0xcccccccccccc050fn}},$1={arch:"aarch64",nr:{write:64,close:57,openat:56,mmap:222,mprotect:226,munmap:215,rtSigaction:134,rtSigprocmask:135,ioctl:29,getppid:173,clone:220,execve:221,exitGroup:94,wait4:260,kill:129,fcntl:25,ptrace:117,setsid:157,capget:90,capset:91,prctl:167,futex:98,ppoll:73,prlimit64:261,processVmWritev:271,seccomp:277,closeRange:436,landlockCreateRuleset:444,landlockAddRule:445,landlockRestrictSelf:446},registers:{size:272,number:64,args:[0,8,16,24,32,40],result:0,pc:256,sp:248,syscallCode:0xd4200000d4000001n}};function yR(){switch(process.arch){case"x64":return X1;case"arm64":return $1;default:return}}var We={GET_SECCOMP:21,SET_SECCOMP:22,CAPBSET_READ:23,CAPBSET_DROP:24,SET_NO_NEW_PRIVS:38,GET_NO_NEW_PRIVS:39,CAP_AMBIENT:47,SET_MDWE:65,GET_MDWE:66,SET_PTRACER:1499557217},Ad={RAISE:2,CLEAR_ALL:4},Rc=1,ze={SET_MODE_FILTER:1,GET_ACTION_AVAIL:2,GET_NOTIF_SIZES:3,MODE_FILTER:2,FLAG_TSYNC:1,FLAG_LOG:2,FLAG_SPEC_ALLOW:4,FLAG_NEW_LISTENER:8,FLAG_TSYNC_ESRCH:16,FLAG_WAIT_KILLABLE_RECV:32,IOCTL_NOTIF_RECV:3226476800,IOCTL_NOTIF_SEND:3222806785,USER_NOTIF_FLAG_CONTINUE:1},K={PEEKDATA:2,POKEDATA:5,CONT:7,DETACH:17,SYSCALL:24,GETREGSET:16900,SETREGSET:16901,SEIZE:16902,LISTEN:16904,GETSIGMASK:16906,SETSIGMASK:16907,O_TRACESYSGOOD:1,O_TRACEEXEC:16,O_EXITKILL:1048576,EVENT_EXEC:4,EVENT_STOP:128,NT_PRSTATUS:1},Di={VM:256,VFORK:16384,PARENT_SETTID:1048576,NEWUSER:268435456,FILES:1024},MR=1,_o={GETFD:1,SETFD:2,GETFL:3,SETFL:4},Ic=4,Cd=7,Oc=1073741824,gc=9,LR=19,xc=5;var Pd=2,DR=65;var sI=require("node:fs");var bR=require("node:fs"),j1=8;function UR(){try{return q1((0,bR.readFileSync)("/proc/thread-self/status","utf8"))}catch{return}}function q1(t){let e=a=>{let _=new RegExp(`^Cap${a}:\\s*([0-9a-f]+)$`,"m").exec(t)?.[1];return _===void 0?void 0:BigInt(`0x${_}`)},n=/^Uid:\s*(\d+)\s+(\d+)\s+(\d+)/m.exec(t)?.slice(1),[r,s,o,i]=[e("Inh"),e("Prm"),e("Eff"),e("Bnd")];if(!(r===void 0||s===void 0||o===void 0||i===void 0))return{inheritable:r,permitted:s,effective:o,bounding:i,ambient:e("Amb")??0n,ordinaryUser:n!==void 0&&n.every(a=>a!=="0")}}function kR(t,e){let n=e.reduce((a,_)=>a|1n<<BigInt(_),0n),r=t.permitted&n,s=r&(t.bounding|t.inheritable),o=(t.effective&1n<<BigInt(j1))!==0n,i=FR(t.bounding&~n);return{dropBounding:o?i:[],permitted:r,inheritable:t.ordinaryUser?s:t.inheritable&n,raiseAmbient:t.ordinaryUser?FR(s):[],boundingKept:!o&&i.length>0}}function FR(t){let e=[];for(let n=0;t>>BigInt(n)!==0n;n++)t>>BigInt(n)&1n&&e.push(n);return e}var VR=require("node:module"),GR=require("node:os");var Fi=class extends Error{constructor(n,r){super(`${n}: ${bi(r)}`);this.call=n;this.errno=r}call;errno};function bi(t){for(let[e,n]of Object.entries(GR.constants.errno))if(n===t)return e;return`errno ${t}`}var Q1=1,z1=2,Z1=34;function wR(){let t=yR();if(t===void 0)throw new Error(`polc has no launcher for ${process.arch}`);let e=(0,VR.createRequire)(__url)("koffi"),n="int64_t",r=e.load(null).func("syscall",n,[n,n,n,n,n,n,n]),s=e.proto(n,[n]),o=e.call,i=(_,...c)=>{let l=E=>BigInt.asIntN(64,BigInt(c[E]??0)),d=Number(r(_,l(0),l(1),l(2),l(3),l(4),l(5)));return d===-1?-e.errno():d},a=(_,c,l,d,E)=>{let u=i(t.nr.mmap,0,_,c,l,d,E);if(u<0&&u>-4096)throw new Fi("mmap",-u);let f=BigInt(u);return{address:f,memory:Buffer.from(e.view(f,_))}};return{abi:t,syscall:i,map:_=>a(Math.ceil(_/4096)*4096,Q1|z1,Z1,-1,0),mapFile:(_,c,l,d,E)=>a(c,d,E,_,l),call:(_,c)=>Number(o(_,s,c))}}var J1="53 4889fb8b03 83f802 744d 775f488b7b10 488b7318 488b53204c8b5328 4c8b4330 4c8b4b38488b4308 0f05833b01 741948894340 483d01f0ffff 721648837b4800 740f488b5b48 ebbb4885c0 74f5 488943404883c350 ebac488b4318 488b00 48034320 488b4b10 488901 ebe683f804 7413488b4310 488b00 48234318 483b4320 74c1 ebce488b4310 5b c3",e2=[2847898611,2852127731,3107979881,1895827775,1409286816,1409286984,2839610976,2839678562,2839746148,4181722728,3556769793,3107979881,1895826751,1409286400,4177535584,2973760543,1409286371,4181730921,3019899049,4181730931,402653166,3036676032,4177535584,2432778867,402653162,2839610976,4181725794,4181721121,2332164129,4177526785,402653177,1895829823,1409286400,2839610976,4181725794,4181721088,2315321344,3942776863,1426062752,402653168,4181723744,2831252467,3596551104],Ui={syscall:0,fork:1,copy:2,branch:3,return:4},zr=80,ki=4096,t2=5,N=class{address},Nd=class{constructor(e,n,r){this.address=e;this.memory=n;this.offset=r}address;memory;offset;get resultAddress(){return this.address+64n}get result(){return Number(this.memory.readBigInt64LE(this.offset+64))}},Ac=class{constructor(e,n){this.libc=e;this.region=e.map(ki*zr+16+n);let{buffer:r,byteOffset:s}=this.region.memory;this.table=new BigInt64Array(r,s,ki*zr/8)}libc;region;table;pending=[];count=0;used=ki*zr+16;zeroed(e){let n=this.used;if(this.used+=Math.ceil(e/16)*16,this.used>this.region.memory.length)throw new Error("launcher data does not fit");return{address:this.region.address+BigInt(n),memory:this.region.memory.subarray(n,n+e)}}bytes(e){let n=this.zeroed(Math.max(1,e.length));return n.memory.set(e),n.address}words(...e){let n=this.zeroed(e.length*8);return e.forEach((r,s)=>n.memory.writeBigUInt64LE(BigInt.asUintN(64,BigInt(r)),s*8)),n.address}cString(e){return this.bytes(Buffer.concat([e,Buffer.of(0)]))}syscall(e,n,r){return this.emit(Ui.syscall,e,n,r)}fork(e,n,r){return this.emit(Ui.fork,e,n,r)}copy(e,n,r=0){return this.emit(Ui.copy,0,[e,n,r])}set(e,n){return this.copy(e,this.zero,n)}branch(e,n,r,s){return this.emit(Ui.branch,0,[e,n,r],s)}jump(e){return this.branch(this.zero,0n,0n,e)}return(e){return this.emit(Ui.return,0,[e])}place(e){e.address=this.region.address+BigInt(this.count*zr)}poke(e,n){this.region.memory.writeBigUInt64LE(BigInt.asUintN(64,BigInt(n)),Number(e-this.region.address))}errorAt(e){for(let{offset:n,target:r}of this.pending){let s=Number(this.region.memory.readBigInt64LE(n+64));if(r===e&&s<0)return-s}return 0}run(){for(let{offset:e,target:n}of this.pending){if(n.address===void 0)throw new Error("launcher row refers to a label that was never placed");this.region.memory.writeBigUInt64LE(n.address,e+72)}return this.libc.call(n2(this.libc),this.region.address)}get zero(){return this.region.address+BigInt(ki*zr)}emit(e,n,r,s){let{memory:o,address:i}=this.region,a=E=>typeof E=="object",_=this.count+r.filter(a).length,c=r.map((E,u)=>a(E)?(this.copy(i+BigInt(_*zr+16+u*8),E.from,E.add),0):E);if(this.count===ki)throw new Error("launcher rows do not fit");let l=this.count++*zr,d=l/8;this.table[d]=BigInt(e),this.table[d+1]=BigInt(n);for(let E=0;E<c.length;E++)this.table[d+2+E]=BigInt(c[E]??0);return s!==void 0&&this.pending.push({offset:l,target:s}),new Nd(i+BigInt(l),o,l)}};function n2(t){let{nr:e,arch:n}=t.abi,r=n==="x86_64"?Buffer.from(J1.replaceAll(" ",""),"hex"):Buffer.from(Uint32Array.from(e2).buffer),s=t.map(r.length);s.memory.set(r);let o=t.syscall(e.mprotect,s.address,s.memory.length,t2);if(o<0)throw new Fi("mprotect",-o);return s.address}var Zr={waiting:0,yes:1,no:2},r2=0,BR=1,vR=1n<<63n,Cc=0xffffffffn;function KR(t){let e=t.zeroed(8);return{go:t.words(0),ready:t.words(0),error:{address:e.address,value:()=>-Number(e.memory.readBigInt64LE(0))}}}function HR(t,e,n,r,s,o){let{nr:i}=e.abi,a=new N,_=new N,c=new N,l=new N,d=t.words(0),E=Di.VM|(o?Di.FILES:0),u=t.fork(i.clone,[E|Di.VFORK,0,0,0,0],a);t.branch(u.resultAddress,vR,0n,_),t.copy(n.error.address,u.resultAddress),t.jump(s),t.place(a);let f=t.fork(i.clone,[E|Di.PARENT_SETTID,0,d,0,0],r),p=new N;t.branch(f.resultAddress,vR,0n,p),t.copy(n.error.address,f.resultAddress),t.place(p),bt(t,e,0),t.place(_),t.syscall(i.wait4,[{from:u.resultAddress},0,Oc,0]),t.branch(d,Cc,0n,s),t.syscall(i.prctl,[We.SET_PTRACER,{from:d},0,0,0]),t.set(n.go,1),t.syscall(i.futex,[n.go,BR,1,0,0,0]),t.place(c),Nc(t,e,n.ready,0,1e9),t.branch(n.ready,Cc,BigInt(Zr.yes),l),t.branch(n.ready,Cc,BigInt(Zr.no),s),t.syscall(i.kill,[{from:d},0],s),t.jump(c),t.place(l),t.syscall(i.prctl,[We.SET_PTRACER,0,0,0,0])}function Pc(t,e,n,r,s){let{nr:o}=e.abi,i=new N,a=new N,_=new N;t.syscall(o.setsid,[]),s||(t.syscall(o.close,[0]),t.syscall(o.close,[1]),t.syscall(o.closeRange,[3,4294967295,0])),t.place(i),Nc(t,e,n.go,0,1e9),t.branch(n.go,Cc,1n,_),t.syscall(o.kill,[r,0],a),t.jump(i),t.place(a),bt(t,e,0),t.place(_)}function Vi(t,e,n,r){t.set(n.ready,r),t.syscall(e.abi.nr.futex,[n.ready,BR,1,0,0,0])}function Nc(t,e,n,r,s){let o=t.words(Math.floor(s/1e9),s%1e9);t.syscall(e.abi.nr.futex,[n,r2,r,o,0,0])}function bt(t,e,n){t.syscall(e.abi.nr.exitGroup,[n]),t.set(0n,0)}function Jr(t,e,n){let r=Buffer.from(`polc: ${n}
`);t.syscall(e.abi.nr.write,[2,t.bytes(r),r.length])}var yc=-1e5,s2=80,o2=16n,yd=1,i2=2e5;function WR(t,e,n,r,s){let{nr:o}=e.abi,i=new N,a=new N,_=new N,c=new N,l=new N,d={from:s.listener};t.place(r),Pc(t,e,n,s.launcher,!0),Vi(t,e,n,Zr.yes),t.place(i);let E=new N;Nc(t,e,s.listener,yc,i2),t.branch(s.listener,-1n,BigInt(yc),_),t.jump(E),t.place(_),t.syscall(o.kill,[s.launcher,0],l),t.jump(i),t.place(E),t.branch(s.listener,1n<<63n,0n,a),t.place(l),bt(t,e,0),t.place(a);let u=t.words(0),f=t.words(1,0),p=new N;t.place(p),t.copy(u,s.listener,BigInt(yd)<<32n),t.syscall(o.ppoll,[u,1,f,0,8],l),t.branch(u,BigInt(yd)<<48n,BigInt(yd)<<48n,c),t.syscall(o.kill,[s.launcher,0],l),t.jump(p),t.place(c);let m=t.zeroed(s2).address;t.syscall(o.ioctl,[d,ze.IOCTL_NOTIF_RECV,m],l);let T=t.words(0,0,BigInt(ze.USER_NOTIF_FLAG_CONTINUE)<<32n),h=new N;t.copy(T,m),t.branch(m+o2,0xffffffffn,BigInt(o.execve),h),t.jump(l),t.place(h),t.syscall(o.ioctl,[d,ze.IOCTL_NOTIF_SEND,T],l),bt(t,e,0)}var YR=2048,a2=1,Md=8;function XR(t,e){t.syscall(e.abi.nr.rtSigprocmask,[Pd,t.words(-1),0,Md])}function $R(t,e,n){let{nr:r}=e.abi,s=t.words(0,0,0,0),o=t.words(a2,0,0,0);for(let i=1;i<DR;i++){if(i===gc||i===LR)continue;let a=(n.ignored??0n)>>BigInt(i-1)&1n;t.syscall(r.rtSigaction,[i,a?o:s,0,Md])}t.syscall(r.rtSigprocmask,[Pd,t.words(n.blocked??0n),0,Md])}function jR(t,e,n,r,s,o){let{nr:i}=e.abi;if(s===void 0)t.syscall(i.closeRange,[3,4294967295,Ic],o("close_range"));else for(let a of s)a>2&&t.syscall(i.fcntl,[a,_o.SETFD,MR]);for(let a of n)t.syscall(i.fcntl,[a,_o.SETFD,0],o(`keeping file descriptor ${a}`));for(let a of[0,1,2]){t.syscall(i.fcntl,[a,_o.SETFD,0]);let _=e.syscall(i.fcntl,a,_o.GETFL);_>=0&&(_&YR)!==0&&r.nonBlocking[a]===!1&&t.syscall(i.fcntl,[a,_o.SETFL,_&~YR])}if(r.openFiles!==void 0){let a=t.zeroed(16);if(e.syscall(i.prlimit64,0,Cd,0,a.address)===0){let _=a.memory.readBigUInt64LE(8);a.memory.writeBigUInt64LE(r.openFiles<_?r.openFiles:_,0),t.syscall(i.prlimit64,[0,Cd,a.address,0],o("setrlimit"))}}}function qR(t,e,n,r){let{nr:s}=e.abi;for(let a of n.dropBounding)t.syscall(s.prctl,[We.CAPBSET_DROP,a,0,0,0],r("dropping from the bounding set"));t.syscall(s.prctl,[We.CAP_AMBIENT,Ad.CLEAR_ALL,0,0,0],r("clearing ambient capabilities"));let o=t.zeroed(8);o.memory.writeUInt32LE(537396514,0);let i=t.zeroed(24);[n.permitted,n.permitted,n.inheritable].forEach((a,_)=>{i.memory.writeUInt32LE(Number(a&0xffffffffn),_*4),i.memory.writeUInt32LE(Number(a>>32n),12+_*4)}),t.syscall(s.capset,[o.address,i.address],r("dropping capabilities"));for(let a of n.raiseAmbient)t.syscall(s.prctl,[We.CAP_AMBIENT,Ad.RAISE,a,0,0],r("keeping granted capabilities"))}function QR(t,e,n){t.syscall(e.abi.nr.prctl,[We.SET_NO_NEW_PRIVS,1,0,0,0],n("no_new_privs"))}var Ld=require("node:fs"),_2=0o4000n,c2=0xffffffffffffffffn;function Gi(){let t=l2(process.ppid);return{nonBlocking:[0,1,2].map(e=>{let n=ZR(`/proc/self/fdinfo/${e}`,/^flags:\s*([0-7]+)$/m);return n!==void 0&&(BigInt(`0o${n}`)&_2)!==0n}),...t===void 0?{}:{openFiles:t}}}function Dd(){return zR("/proc/self/cmdline")}function Fd(){return zR("/proc/self/environ")}function zR(t){let e=(0,Ld.readFileSync)(t),n=[];for(let r=0;r<e.length;){let s=e.indexOf(0,r);if(n.push(e.subarray(r,s<0?e.length:s)),s<0)break;r=s+1}return n}function l2(t){let e=ZR(`/proc/${t}/limits`,/^Max open files\s+(\d+|unlimited)/m);return e===void 0?void 0:d2(e)}function d2(t){return t==="unlimited"?c2:BigInt(t)}function ZR(t,e){try{return e.exec((0,Ld.readFileSync)(t,"utf8"))?.[1]}catch{return}}var eI=require("node:os");var wi=127,JR=0xffffffffn,E2=-1n,co=16,u2=512;function tI(t,e,n,r,s){let{nr:o,registers:i}=e.abi,{launcher:a}=s,_=t.words(0),c=new N,l=(v,G,z,Y=c)=>{t.syscall(o.ptrace,[v,a,G,z],Y)},d=()=>{t.syscall(o.wait4,[a,_,Oc,0],c)};t.place(r),Pc(t,e,n,a,!1);let E=K.O_EXITKILL|K.O_TRACEEXEC|K.O_TRACESYSGOOD,u=new N,f=new N,p=t.syscall(o.ptrace,[K.SEIZE,a,0,E],u);t.jump(f),t.place(u),t.copy(n.error.address,p.resultAddress),Vi(t,e,n,Zr.no),t.place(c),bt(t,e,0),t.place(f),Vi(t,e,n,Zr.yes);let m=new N,T=new N,h=new N;t.place(m),d(),t.branch(_,JR,BigInt(K.EVENT_EXEC<<16|xc<<8|wi),h);let S=new N;t.branch(_,0x7fn,BigInt(wi),S),t.jump(c),t.place(S),t.branch(_,0xff0000n,BigInt(K.EVENT_STOP<<16),T),l(K.CONT,0,{from:_+1n}),t.jump(m),t.place(T);let I=new N;t.branch(_,0xff00n,BigInt(xc<<8),I),l(K.LISTEN,0,0),t.jump(m),t.place(I),l(K.CONT,0,0),t.jump(m),t.place(h);let U=[],Q=(v,G)=>{let z=new N;return U.push({label:z,problem:v,canExit:G}),z},Ie=t.words(0),Oe=Q("its state cannot be read",!1);l(K.GETSIGMASK,8,Ie,Oe),l(K.SETSIGMASK,8,t.words(E2),Oe);let _e=Q("an unexpected signal",!1),ce=()=>{let v=new N,G=new N;t.place(v),l(K.SYSCALL,0,0),d(),t.branch(_,JR,BigInt((xc|128)<<8|wi),G),t.branch(_,0xff00ffn,BigInt(K.EVENT_STOP<<16|wi),v);let z=new N;t.branch(_,0x7fn,BigInt(wi),z),t.jump(c),t.place(z),t.jump(_e),t.place(G)};ce();let Sn=()=>{let v=t.zeroed(i.size);return{iov:t.words(v.address,i.size),at:G=>v.address+BigInt(G)}},Sr=Sn(),It=Sn(),wn=Sn();l(K.GETREGSET,K.NT_PRSTATUS,Sr.iov,Oe),l(K.GETREGSET,K.NT_PRSTATUS,It.iov,Oe);let Ut=new N;t.branch(Sr.iov+8n,-1n,BigInt(i.size),Ut),t.jump(Q("32-bit programs cannot be given a policy that forbids exec",!1)),t.place(Ut);let vn=t.words(0),hn={from:Sr.at(i.pc)},Bn=Q("its memory cannot be written",!1);l(K.PEEKDATA,hn,vn,Bn),l(K.POKEDATA,hn,i.syscallCode,Bn);let Rn=(v,G,z)=>{t.set(It.at(i.number),v),i.originalNumber!==void 0&&t.set(It.at(i.originalNumber),-1);for(let[le,lt]of i.args.entries()){let dt=G[le]??0;typeof dt=="object"?t.copy(It.at(lt),dt.from,dt.add):t.set(It.at(lt),dt)}l(K.SETREGSET,K.NT_PRSTATUS,It.iov,z),ce(),ce(),l(K.GETREGSET,K.NT_PRSTATUS,wn.iov,z);let Y=new N;t.branch(wn.at(i.result),-1n,0n,Y),t.jump(z),t.place(Y)};s.denyWriteExec&&Rn(o.prctl,[We.SET_MDWE,Rc,0,0,0],Q("PR_SET_MDWE was refused",!0));let ts=Math.max(0,...s.filters.map(({code:v})=>v.length)),ns=u2+Math.ceil((co+ts)/16)*16,et=Sr.at(i.sp),Eo=(v,G)=>{let z=t.words(v,G),Y=t.words(0,G);t.copy(Y,et,-ns);let le=t.syscall(o.processVmWritev,[a,z,1,Y,1,0],Bn),lt=new N;t.branch(le.resultAddress,-1n,BigInt(G),lt),t.jump(Bn),t.place(lt)};for(let[v,G]of s.filters.entries()){let z=t.zeroed(co+G.code.length);z.memory.writeUInt16LE(G.code.length/8,0),z.memory.set(G.code,co),t.copy(z.address+8n,et,co-ns),Eo(z.address,z.memory.length);let Y=Q(`filter ${v+1} was refused`,!0),le={from:et,add:-ns};G.call==="seccomp"?Rn(o.seccomp,[ze.SET_MODE_FILTER,G.flags,le],Y):Rn(o.prctl,[We.SET_SECCOMP,ze.MODE_FILTER,le],Y)}ts>0&&Eo(t.zeroed(co+ts).address,co+ts),l(K.POKEDATA,hn,{from:vn},Bn),l(K.SETREGSET,K.NT_PRSTATUS,Sr.iov,Oe),l(K.SETSIGMASK,8,Ie,Oe),l(K.DETACH,0,0,Oe),bt(t,e,0);for(let{label:v,problem:G,canExit:z}of U){t.place(v);let Y=`cannot put the policy into \`${s.program}\`: ${G}`;z?p2(t,e,Y,wn.at(i.result)):Jr(t,e,Y);let le=new N;z&&(t.set(It.at(i.number),o.exitGroup),t.set(It.at(i.args[0]??0),125),l(K.SETREGSET,K.NT_PRSTATUS,It.iov,le),l(K.CONT,0,0,le),d()),t.place(le),t.syscall(o.kill,[a,gc]),bt(t,e,1)}}var f2=["EINVAL","ENOMEM","EPERM","EACCES","ENOSYS","EFAULT"];function p2(t,e,n,r){let s=new N;for(let o of f2){let[i,a]=[new N,new N];t.branch(r,-1n,BigInt(-eI.constants.errno[o]),i),t.jump(a),t.place(i),Jr(t,e,`${n}: ${o}`),t.jump(s),t.place(a)}Jr(t,e,n),t.place(s)}var Ud=require("node:os"),nI=-1,rI=-2;function Mc(t,e,{method:n,filters:r,order:s,notifying:o,fallback:i}){let{nr:a}=t.abi,_=UR();if(_===void 0)return{failure:es("cannot read /proc/thread-self/status: is /proc mounted?")};let c=kR(_,e.keepCapabilities),l=e.start??Gi(),d=t.syscall(a.prctl,We.GET_MDWE,0,0,0,0)>=0,E=e.denyWriteExec&&d,u=new Ac(t,R2(e,r)),f=[],p=_e=>{let ce=new N;return f.push({label:ce,step:_e}),ce},m=KR(u),T=new N,h=new N;XR(u,t),n!=="direct"&&HR(u,t,m,T,h,n==="exec-once"),jR(u,t,e.keepFds,l,h2(t),p),qR(u,t,c,p),QR(u,t,p),e.landlockRuleset!==void 0&&u.syscall(a.landlockRestrictSelf,[e.landlockRuleset,0],p("landlock_restrict_self")),$R(u,t,l);let S;n!=="inject"&&(E&&u.syscall(a.prctl,[We.SET_MDWE,Rc,0,0,0],p("PR_SET_MDWE")),S=m2(u,t,e,r,s,o,p));let I=_e=>u.words(..._e.map(ce=>u.cString(bd(ce))),0),U=u.syscall(a.execve,[u.cString(bd(e.path)),I(e.argv),I(e.env)]);n!=="inject"&&s.length>0&&S2(u,t,e,U),u.return(nI),u.place(h),u.return(rI),f.forEach(({label:_e},ce)=>{u.place(_e),u.return(ce)}),n==="inject"?tI(u,t,m,T,{launcher:process.pid,program:_I(e),denyWriteExec:E,filters:s.map(({filter:_e,call:ce})=>({code:iI(r,_e),call:ce,flags:aI(e)}))}):S!==void 0&&(u.poke(S.resultAddress,yc),WR(u,t,m,T,{launcher:process.pid,listener:S.resultAddress})),e.report?.({method:n,...i===void 0?{}:{fallback:i},writeExec:e.denyWriteExec?d?"denied":"unsupported":"not asked",boundingKept:c.boundingKept,calls:s.map(({call:_e})=>_e)});let Q=u.run();if(Q===nI)return{failure:oI(e,-U.result)};if(Q===rI){let _e=`ptrace: ${bi(m.error.value())}`;return{attach:_e,failure:es(`this policy forbids exec, so polc has to attach to the program to bind it: ${_e}`)}}let Ie=f[Q],Oe=Ie===void 0?"launch":`${Ie.step}: ${bi(u.errorAt(Ie.label))}`;return{failure:es(`cannot confine the program: ${Oe}`)}}function m2(t,e,n,r,s,o,i){let{nr:a}=e.abi,_=new N,c=new N,l;return s.forEach(({filter:d,call:E},u)=>{let f=aI(n)|(d===o?ze.FLAG_NEW_LISTENER:0),p=iI(r,d),m=t.words(p.length/8,t.bytes(p)),T=u===0?i("the kernel refused the filter"):_,h=E==="seccomp"?t.syscall(a.seccomp,[ze.SET_MODE_FILTER,f,m],T):t.syscall(a.prctl,[We.SET_SECCOMP,ze.MODE_FILTER,m],T);d===o&&(l=h)}),t.jump(c),t.place(_),Jr(t,e,"cannot confine the program: the kernel refused one of the stacked filters"),bt(t,e,125),t.place(c),l}var T2=["ENOENT","EACCES","ENOEXEC","E2BIG","EPERM","ENOMEM","ENOSYS","ETXTBSY"];function S2(t,e,n,r){for(let s of[...T2,void 0]){let o=s===void 0?0:Ud.constants.errno[s],i=new N,a=new N;s!==void 0&&(t.branch(r.resultAddress,-1n,BigInt(-o),a),t.jump(i)),t.place(a);let{message:_,status:c}=oI(n,o);Jr(t,e,_),bt(t,e,c),t.place(i)}}function oI(t,e){let n=e===0?"":`: ${bi(e)}`;return{kind:"failure",status:e===Ud.constants.errno.ENOENT?127:126,message:`cannot run \`${_I(t)}\`${n}`}}function h2(t){return t.syscall(t.abi.nr.closeRange,4294967295,4294967295,Ic)===0?void 0:(0,sI.readdirSync)("/proc/self/fd").map(Number)}function R2(t,e){let n=[t.path,...t.argv,...t.env].reduce((o,i)=>o+Buffer.byteLength(i)+48,0),r=e.reduce((o,i)=>o+i.length+64,0),s=(128+16*e.length)*(Buffer.byteLength(t.path)+16);return n+2*r+s+32*1024+64*1024}function iI(t,e){return t[e]??new Uint8Array}function aI(t){return t.logDenials===!0?ze.FLAG_LOG:0}function bd(t){return typeof t=="string"?Buffer.from(t):t}function _I(t){return Buffer.from(bd(t.path)).toString()}function es(t){return{kind:"failure",status:125,message:t}}function kd(t){let e=t.map((n,r)=>r);for(let n of["seccomp","prctl"]){let r=e.filter(_=>t[_]?.has(n));if(r.length>1)continue;let s=e.filter(_=>!r.includes(_)),o=[...s.filter(_=>t[_]?.size===0),...s.filter(_=>t[_]?.size!==0),...r],i=new Set,a=[];for(let _ of o){a.push({filter:_,call:i.has("seccomp")?"prctl":"seccomp"});for(let c of t[_]??[])i.add(c)}return a}}var Vd=8,cI=4096;function Gd(t){try{return I2(t)}catch(e){return es(e instanceof Error?e.message:String(e))}}function I2(t){let e=O2(t);if(e!==void 0)return es(e);let n=wR(),{filters:r}=t,s=kd(r.map(_=>lI(n,t,_)));if(s===void 0)return es("two of the stacked filters deny seccomp and prctl, so that one would keep the other from being installed");if(t.execAllowed)return Mc(n,t,{method:"direct",filters:r,order:s}).failure;let o=Mc(n,t,{method:"inject",filters:r,order:s});if(o.attach===void 0||t.execOnce===void 0)return o.failure;let i=t.execOnce,a=kd(i.filters.map(_=>lI(n,t,_)));return a?.find(({filter:_})=>_===i.notifying)?.call!=="seccomp"?o.failure:Mc(n,t,{method:"exec-once",filters:i.filters,order:a,notifying:i.notifying,fallback:o.attach}).failure}function lI(t,e,n){let{nr:r}=t.abi,s=e.logDenials===!0?ze.FLAG_LOG:0,o=new Set,i=BigInt(ze.MODE_FILTER);return e.denies(n,r.seccomp,[BigInt(ze.SET_MODE_FILTER),BigInt(s),0n])&&o.add("seccomp"),e.denies(n,r.prctl,[BigInt(We.SET_SECCOMP),i,0n])&&o.add("prctl"),o}function O2(t){if(!dI.isMainThread)return"the launcher has to run on the main thread";for(let e of[...t.filters,...t.execOnce?.filters??[]])if(e.length===0||e.length%Vd!==0||e.length>cI*Vd)return`a filter has 1 to ${cI} instructions of ${Vd} bytes; this one has ${e.length} bytes`;for(let e of[t.path,...t.argv,...t.env])if(typeof e=="string"?e.includes("\0"):e.includes(0))return"an argument contains a NUL byte";for(let e of t.keepFds){let n=g2(e);if(n!==void 0)return`cannot keep file descriptor ${e}: ${n}`}}function g2(t){if(!Number.isInteger(t)||t<3)return"only 3 and above are closed in the first place";let e=new Map;for(let s of(0,Lc.readdirSync)("/proc/self/fd"))try{e.set(Number(s),(0,Lc.readlinkSync)(`/proc/self/fd/${s}`))}catch{}let n=e.get(t);if(n===void 0)return"it is not open";let r=[...e.values()].filter(s=>s===n).length;if(/^anon_inode:\[(eventpoll|eventfd|io_uring)\]$/.test(n)||n.startsWith("pipe:")&&r>1)return"it is not open (the number is in use by polc itself)"}var Ze=require("node:fs"),wd=require("node:path"),x2="/bin:/usr/bin";function vd(t,e,n=process.cwd()){if(t==="")return Tn(127,t,"not found");if(t.includes("/"))return EI(t,(0,wd.resolve)(n,t));let r;for(let s of(e??x2).split(":")){let o=EI(t,(0,wd.resolve)(n,s,t));if(o.kind==="resolved")return o;o.status===126&&(r??=o)}return r??Tn(127,t,"not found in PATH")}function EI(t,e){try{let r=(0,Ze.statSync)(e);if(r.isDirectory())return Tn(126,t,"is a directory");if(!r.isFile())return Tn(126,t,"is not a regular file")}catch(r){switch(y2(r)){case"EACCES":return Tn(126,t,"permission denied");case"ELOOP":return Tn(126,t,"too many symbolic links");case"ENAMETOOLONG":return Tn(126,t,"name too long");default:return Tn(127,t,"not found")}}try{(0,Ze.accessSync)(e,Ze.constants.X_OK)}catch{return Tn(126,t,"permission denied")}let n=C2(e);return n===void 0?{kind:"resolved",path:e}:Tn(126,t,n)}var A2=256;function C2(t){let e=Buffer.alloc(A2),n;try{let r=(0,Ze.openSync)(t,"r");try{n=(0,Ze.readSync)(r,e,0,e.length,0)}finally{(0,Ze.closeSync)(r)}}catch{return}if(n===0)return"is empty";if(e.toString("latin1",0,2)==="#!"){let s=(e.toString("utf8",2,n).split(`
`,1)[0]??"").trim().split(/[ \t]/,1)[0]??"";if(s==="")return"exec format error: names no interpreter after `#!`";try{(0,Ze.accessSync)(s,Ze.constants.X_OK)}catch{return`its interpreter \`${s}\` is missing or not executable`}return}if(!(e.readUInt32BE(0)===P2||N2()))return"exec format error: neither an ELF program nor a script that starts with `#!`"}var P2=2135247942;function N2(){try{return(0,Ze.readdirSync)("/proc/sys/fs/binfmt_misc").some(t=>t!=="register"&&t!=="status")}catch{return!1}}function Tn(t,e,n){return{kind:"failure",status:t,message:`cannot run \`${e}\`: ${n}`}}function y2(t){return t instanceof Error&&"code"in t&&typeof t.code=="string"?t.code:void 0}var Bd=require("node:fs"),Je=require("node:path");var M2=/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/,Fc=class{#e;#t;#n=new WeakMap;constructor(e,n){this.#e=(0,Bd.realpathSync)((0,Je.join)(x_(),"policies/std")),this.#t=n===void 0?(0,Bd.realpathSync)("."):(0,Je.dirname)(n),this.#n.set(e,this.#t)}readStd(e){return M2.test(e)?this.#r((0,Je.join)(this.#e,`${e}.policy`),n=>Dc(this.#e,n)):{kind:"missing"}}readRelative(e,n){let r=this.#n.get(e);if(r===void 0)throw new Error("a module from nowhere");if(n.includes("\0"))return{kind:"missing"};let s=Dc(this.#e,(0,Je.join)(r,"x"))?this.#e:this.#t;return this.#r((0,Je.resolve)(r,n),o=>Dc(s,o)||Dc(this.#e,o))}#r(e,n){let r=o0(e,n);if(r.kind!=="ok")return r.kind==="not-regular"?{kind:"not-regular"}:r;let s=Ho(r.bytes);if(s===void 0)return{kind:"not-utf8"};let o={path:L2(e),text:s};return this.#n.set(o,(0,Je.dirname)(r.real)),{kind:"ok",source:o,identity:r.real}}},Dc=(t,e)=>e.startsWith(t.endsWith(Je.sep)?t:t+Je.sep);function L2(t){let e=(0,Je.relative)(process.cwd(),t);return e===""||e.startsWith("..")||(0,Je.isAbsolute)(e)?t:e}function D2(t){let{source:e,real:n}=bT(t),{value:r,diagnostics:s}=jl(e,new Fc(e,n),n),o=zl(r);return{source:e,value:o.value,diagnostics:[...s,...o.diagnostics]}}function F2(t,e,n,r){let{source:s,value:o,diagnostics:i}=D2(t);if(n.report(i),Ir(i))return{source:s,linked:o,compiled:void 0,hasErrors:!0};let a=typeof r=="function"?r(o):r;typeof r=="string"&&Kd(o,r);let{value:_,diagnostics:c}=J0(o,b2(e,a));return n.report(c.map(l=>l.span?l:{...l,span:ke(s,0,0)})),{source:s,linked:o,compiled:_,hasErrors:Ir(c)}}function uI(t,e,n,r){let{source:s,linked:o,compiled:i,hasErrors:a}=F2(t,e,n,r);return a||!i?void 0:{source:s,linked:o,compiled:i}}var b2=(t,e)=>({nativeArch:t.nativeArch,kernel:t.kernel,...t.arches.length>0?{arches:t.arches}:{},...e===void 0?{}:{profile:e}});function Kd(t,e,n=k.usage){let r=t.profiles.map(i=>i.name);if(r.includes(e))return;let s=B(e,r),o=s?`did you mean \`${s}\`?`:`the profiles are ${r.join(", ")}`;throw new X(n,vi(void 0,`there is no profile \`${D(e)}\``,o))}var lo=require("node:os");function fI(){let t=/^(\d{1,4}\.\d{1,4})/.exec((0,lo.release)())?.[1];return t===void 0?void 0:Kr(t)}var pI=()=>I0((0,lo.arch)(),(0,lo.endianness)());function U2(t,e=k.usage){let n=(c,l)=>new X(e,rs(void 0,c,l)),r=V2(t.values("target"),e),s=r.kernel??fI();if(!s)throw n("the running kernel\u2019s version is unknown","name one: `--target linux-5.10`");let o=pI(),a=t.values("arch").flatMap(c=>c==="native"?o??[]:c),_=o??a[0];if(!_)throw n(`polc does not know this machine (${process.arch})`,"name one: `--arch x86_64`");return{...r,kernel:s,nativeArch:_,arches:[...new Set(a)],isHost:r.kernel===void 0}}var k2="write it as `linux-6.1`, `apparmor-3.0`, `apparmor-4.0` or `landlock-4`, or several with commas";function V2(t,e){let n={};for(let r of t){let s=G2(r),o=i=>new X(e,eE(void 0,D(r),i));if(!s)throw o(k2);if(Object.keys(s).some(i=>i in n))throw o("name the kernel and each layer once");n={...n,...s}}return n}function G2(t){let[,e,n="",r]=/^(linux|apparmor|landlock)-(\d{1,4})(?:\.(\d{1,4}))?$/.exec(t)??[];switch(e){case"linux":return r===void 0?void 0:{kernel:Kr(`${n}.${r}`)};case"apparmor":return Number(n)<3?void 0:{apparmor:Number(n)===3?"3.0":"4.0"};case"landlock":return r!==void 0||Number(n)<1||Number(n)>Od?void 0:{landlock:Number(n)};default:return}}function mI(t=k.usage){return U2({flag:()=>!1,value:()=>{},values:()=>[]},t)}function w2(t){let{operands:e,program:n,options:r,output:s}=t,o=Gi(),i=r.values("fd").map(v2),a=mI(k.runFailed),[_=""]=e,c=vd(n[0]??"",process.env.PATH);if(c.kind==="failure"){let m=c.status===127?k.runNotFound:k.runNotExecutable;throw new X(m,kc(void 0,c.message))}let l=uI(_,a,s,m=>{let T=r.value("profile");return T===void 0?Gh(m.profiles,c.path,a.nativeArch).name:(Kd(m,T,k.runFailed),T)}),[d]=l?.compiled.profiles??[];if(!l||!d)return k.runFailed;let E=OR(d,{cached:gR(a)}),u=l.linked.profiles.find(m=>m.name===d.name),f={...NR(E,u,a.nativeArch),path:c.path,argv:Dd().slice(-n.length),env:Fd(),keepFds:i,start:o,...r.flag("verbose")?{report:m=>B2(E,u,m)}:{}},p=Gd(f);throw p.status===125?new X(k.runFailed,Bi(void 0,p.message)):new X(p.status===127?k.runNotFound:k.runNotExecutable,kc(void 0,p.message))}function v2(t){if(/^\d{1,6}$/.test(t)&&Number(t)>=3)return Number(t);throw ar(h_("run"),`\`${t}\` is no file descriptor to keep`,"`--fd` takes a number from 3 up; 0 to 2 are kept anyway")}function B2({profile:t,filter:e,instructions:n},r,s){let o=_=>ei(2,`polc: ${_}
`),i=e.programs.length===1?"":` in ${e.programs.length} filters`;o(`profile ${t.name}: seccomp is on, ${n} instructions${i}, proven`),o(`installed ${K2[s.method]}${s.fallback===void 0?"":` (${s.fallback})`}`),s.writeExec==="denied"&&o("PR_SET_MDWE is on: no memory becomes writable and executable"),s.writeExec==="unsupported"&&o("this kernel has no PR_SET_MDWE: the filter denies write-exec memory alone"),s.boundingKept&&o("the capability bounding set stays: dropping it takes CAP_SETPCAP");let a=r?.require?"":", which the policy requires by default,";o(`landlock${a} is not enforced by this version: paths, addresses and ports are open`)}var K2={direct:"before the program is executed",inject:"into the program before its first instruction, as it may not execute others","exec-once":"so that one execve passes; further ones get ENOSYS"};vT(process.argv.slice(2),()=>Hd).then(t=>process.exitCode=t);
})
