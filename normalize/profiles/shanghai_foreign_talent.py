"""上海市外籍“急需紧缺”人才岗位目录, and the catalogues of other cities that are built like it."""

from normalize.certificates import ITEMS
from normalize.profile import Heading, Profile, Subsection
from normalize.talents import Talents, read_talents

PROFILE = Profile(
    name="shanghai-foreign-talent",
    title="上海市外籍“急需紧缺”人才岗位目录",
    catalogue=Talents,
    reader=read_talents,
    headings=(
        Heading("number", ("序号", "编号"), required=False),
        Heading(
            "industry",
            ("行业大类", "行业类别", "行业领域", "产业领域", "所属行业", "行业"),
            required=False,
        ),
        Heading("title", ("岗位名称", "岗位", "职位名称", "职位")),
        Heading(
            "requirements",
            ("人员基本要求", "基本要求", "任职要求", "任职条件", "基本条件", "岗位要求"),
        ),
        # a subsection in a column of its own, where the heading above says 要求
        Heading("ability", ("能力",), required=False),
        Heading("education", ("学历",), required=False),
        Heading("experience", ("资历",), required=False),
        Heading("other", ("其他要求", "其它要求", "备注"), required=False),
    ),
    subsections=(
        Subsection("ability", "requirements", ("职业能力要求", "职业能力", "能力要求")),
        Subsection(
            "education",
            "requirements",
            (
                "专业学历要求",
                "专业学历",
                "专业、学历要求",
                "专业和学历要求",
                "学历要求",
                "学历专业要求",
            ),
        ),
        Subsection(
            "experience", "requirements", ("从业资历要求", "从业资历", "资历要求", "从业经历要求")
        ),
        Subsection(
            "certificate",
            "other",
            ("职业资格（认证）要求", "职业资格要求", "职业资格认证要求"),
            required=False,
            items=tuple(wording for words in ITEMS.values() for wording in words),
        ),
        Subsection("approval", "other", ("审批要求",), required=False),
    ),
)
