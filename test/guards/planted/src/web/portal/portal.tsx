import { Button } from 'antd'
export const Portal: unknown = Button
